"""The Find screen: criteria above, what they find below, saved as a selection (FIND-1 … FIND-18)."""
