"""Audio from a capture device."""
