"""Copies: which article versions print one story, whoever printed it first."""
