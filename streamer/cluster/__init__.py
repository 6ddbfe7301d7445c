"""A node of a cluster over NATS: its entry, its sessions, requests to it, and what it tells of nodes that are lost."""
