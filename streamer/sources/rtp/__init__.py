"""Audio from the legs of phone calls over RTP."""
