"""Many recordings, on all cores of one machine or of many."""
