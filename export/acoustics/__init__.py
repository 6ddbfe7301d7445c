"""From recordings to what a network hears: rooms, lines, windows, features."""
