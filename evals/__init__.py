"""Measuring the assistant: cases in everyday words, metrics, the same cases through what a user would otherwise build."""
