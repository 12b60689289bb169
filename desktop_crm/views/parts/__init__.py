"""What several screens are made of. A part knows its theme and its caller's values, never a screen."""
