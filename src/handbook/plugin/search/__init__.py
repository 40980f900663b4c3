"""The search: what is searched of a page, the index of each language, and how it follows the pages."""
