"""One module per kind of source: location in, captures out."""
