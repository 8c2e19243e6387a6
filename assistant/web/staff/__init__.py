"""The staff view: what readers asked and thought, behind a password."""
