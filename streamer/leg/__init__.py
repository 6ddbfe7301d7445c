"""One leg, pure: input, gate, windows, events in order."""
