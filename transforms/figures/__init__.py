"""Numbers in text: value, bound, unit and how the currency is known."""
