"""How well a network answers, and how sure that figure is."""
