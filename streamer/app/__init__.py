"""Composition: configuration to objects."""
