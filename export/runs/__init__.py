"""The one way from clips to a model with its card: train, export, score, quantise, describe."""
