"""What was done: the history of a record, and the list of steps that can be undone."""
