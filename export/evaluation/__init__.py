"""How well a network predicts, and how certain that figure is."""
