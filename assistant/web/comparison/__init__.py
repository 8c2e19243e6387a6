"""Comparison: the jurisdictions side by side on a topic."""
