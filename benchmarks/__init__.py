"""The figures that the README quotes: each a ratio to a limit that is measured in the same run."""
