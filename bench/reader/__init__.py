"""How fast the site is for those who read it: `make bench-reader`."""
