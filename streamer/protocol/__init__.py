"""Wire formats: values to bytes and back; no sockets."""
