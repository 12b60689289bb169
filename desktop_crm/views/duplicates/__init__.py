"""Records that are likely one: found, looked at, merged or kept apart."""
