"""From recordings to what a network takes: rooms, lines, windows, features."""
