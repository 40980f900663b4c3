"""Handbook: multilingual, versioned best-practice handbooks from records in Markdown and YAML."""

__version__ = "0.1.0"
