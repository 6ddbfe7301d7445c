"""Models of the statistics kind: an encoder over each second, a head over pooled features and the voice's history."""
