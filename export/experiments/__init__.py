"""Trains and judges any system on one split, and keeps what came out."""
