"""The values that the other packages exchange: audio, events, errors, VAD requests, and the mailbox."""
