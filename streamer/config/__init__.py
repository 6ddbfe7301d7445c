"""The configuration: its tables, reading it, and messages about errors in it."""
