"""How fast a site is built, beside other generators on the same words: `make bench`."""
