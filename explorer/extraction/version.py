"""The version of what extraction says; it imports nothing, for the window's start needs it."""

VERSION = "6"
