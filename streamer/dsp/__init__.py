"""Signal processing: pure functions and classes over NumPy arrays; no clock, no I/O."""
