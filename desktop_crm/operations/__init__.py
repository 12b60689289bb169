"""The verbs: what a user can do, one file a family; and the questions that screens ask."""
