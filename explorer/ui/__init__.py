"""The window. Qt widgets live here."""
