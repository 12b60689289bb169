"""The sale screen and what stands beside it."""
