"""The client API: open, pause, resume, set role, end."""
