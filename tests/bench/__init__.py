"""`make bench`: what the pipeline costs and how long it takes, on this machine."""
