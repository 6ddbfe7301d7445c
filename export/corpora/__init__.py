"""Which clips there are, who speaks, and how speakers are kept apart."""
