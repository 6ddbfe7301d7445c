"""Models in ONNX Runtime: voice activity detection, emotion, the shadow model and the model card."""
