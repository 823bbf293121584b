"""Time expressions, anchored to the publication date, never to the run's clock."""
