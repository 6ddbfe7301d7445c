"""Audio from recordings and packet captures."""
