"""Plays a platform against a running daemon: the command ``call-test``."""
