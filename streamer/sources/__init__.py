"""Where audio comes from; each source is an async context manager and an async iterator."""
