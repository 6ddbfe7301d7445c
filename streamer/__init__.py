"""Emotion Streamer: hears people talk, publishes which emotion the voice expresses."""
