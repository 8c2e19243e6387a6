"""Lies made by program from correct sentences, and correct sentences said in other words: what verification lets through."""
