"""Trains and evaluates any system on one split, and saves the results."""
