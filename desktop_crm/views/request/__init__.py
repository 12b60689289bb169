"""The request screen: what only a request does."""
