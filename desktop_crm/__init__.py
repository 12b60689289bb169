"""Desktop CRM: sales, people and follow-ups of one sales person, on one computer, in one file."""

__version__ = "0.1.0"
