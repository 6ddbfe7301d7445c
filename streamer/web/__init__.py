"""The HTTP front door: page, API, event stream, control, metrics and health on one port."""
