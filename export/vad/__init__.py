"""Builds the ONNX files of the daemon's voice activity detection."""
