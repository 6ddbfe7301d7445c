"""From a trained network to a model with its card."""
