"""SIPREC: recording clients call, and their streams become legs of calls over RTP."""
