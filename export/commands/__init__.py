"""The commands of ``python -m export``, one module each."""
