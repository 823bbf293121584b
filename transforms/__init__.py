"""What the data means: pure functions from captured bytes to typed rows."""
