"""Emotion Streamer: a daemon that listens to people talking and publishes which emotion the voice expresses."""

import os

# The one thing that importing does. From 1.29 on, ONNX Runtime's packages keep a data base of events in the
# user's cache and send it to Microsoft, unless this is set before the library is loaded. We promise that
# nothing leaves the machine.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
