"""Names in text, whom they name, and how those named are related."""
