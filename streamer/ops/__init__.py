"""What an operator sees: figures, metrics, health, log, service manager."""
