"""The analysis of one leg, without I/O: input, gate, windows, events in order."""
