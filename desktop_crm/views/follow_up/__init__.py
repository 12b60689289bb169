"""The follow-up dialog."""
