"""Two models side by side, paired, on recordings that neither has learnt from."""
