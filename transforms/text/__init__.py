"""Spans, sentences and parses: the ground that every reading stands on."""
