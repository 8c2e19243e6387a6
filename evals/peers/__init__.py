"""What a user would otherwise build, run on the same cases in the same run."""
