"""Worker processes: each takes calls with a model of its own."""
