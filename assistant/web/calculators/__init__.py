"""The calculators: one form a rule, made from the rule's own description, and what follows from it with every step."""
