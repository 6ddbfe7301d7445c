"""The values at the seams."""
