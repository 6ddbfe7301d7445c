"""Compares two models, paired, on recordings that neither was trained on."""
