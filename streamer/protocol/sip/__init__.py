"""SIP and SIPREC as far as a recording server needs them, without I/O."""
