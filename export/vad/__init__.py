"""Studies of the daemon's voice activity detection."""
