"""From a folder of one's own clips to a model that the daemon runs."""
