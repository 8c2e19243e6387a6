"""Answers that a language model words and code verifies."""
