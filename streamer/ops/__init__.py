"""Operations: figures, metrics, health, log, systemd."""
