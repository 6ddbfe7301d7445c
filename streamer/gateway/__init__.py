"""One address for the daemons of a cluster: what they publish is read from NATS, and what they are asked goes there."""
