"""Parts of a site, built by themselves and joined."""
