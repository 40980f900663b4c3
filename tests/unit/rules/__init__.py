"""A test for each rule."""
