"""The workshop: reads emotional speech, trains, evaluates and exports the models the daemon runs."""

import streamer  # noqa: F401 - switches ONNX Runtime's telemetry off before anything here loads it
