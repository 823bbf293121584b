"""From the bytes of a capture to an article's clean text and metadata."""
