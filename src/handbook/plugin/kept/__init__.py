"""What a build keeps for the next one, and how it knows what of it is as good as new."""
