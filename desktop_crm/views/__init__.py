"""What is seen: the window, its screens and dialogs, and the parts that they share."""
