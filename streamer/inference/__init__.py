"""Synchronous ONNX: the model card, the sessions, voice activity and emotion."""
