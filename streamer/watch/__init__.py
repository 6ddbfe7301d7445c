"""``emotion-streamer watch``: what every leg expresses, live in a terminal."""
