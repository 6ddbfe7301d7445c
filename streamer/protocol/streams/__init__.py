"""How platforms stream the audio of calls over WebSocket or TCP: one dialect a module, without I/O."""
