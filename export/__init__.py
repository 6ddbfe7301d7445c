"""The workshop: reads emotional speech, trains, evaluates and exports the models the daemon runs."""
