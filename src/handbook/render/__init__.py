"""Render: records to HTML, SVG, and numbers and dates as a language writes them."""
