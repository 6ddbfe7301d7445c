"""Where events go; each sink is an async context manager that never slows the pipeline."""
