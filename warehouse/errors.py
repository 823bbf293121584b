"""What can go wrong with the warehouse, said in one plain sentence each."""

from __future__ import annotations


class WarehouseError(RuntimeError):
    """The warehouse cannot do what was asked; the message is one sentence for its user."""


class NoWarehouse(WarehouseError):
    """There is no warehouse in the folder yet."""


class SchemaMismatch(WarehouseError):
    """A stored table differs from its contract in a way that is not only a new nullable column."""


class AlreadyPublished(WarehouseError):
    """Rows that would be published are in the warehouse already."""
