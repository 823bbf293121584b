"""Whose figure it is, what it measures, done or planned, who says so, and what repeats it."""
