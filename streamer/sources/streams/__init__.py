"""Calls that platforms stream to the daemon, each in a dialect of its own."""
