"""Cards and documents from figures and claims, of models of both kinds."""
