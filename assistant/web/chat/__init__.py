"""Conversation: questions, answers as they appear, and the clauses beside them."""
