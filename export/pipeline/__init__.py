"""The whole way for one's own language: from a folder of clips to a model that the daemon runs."""
