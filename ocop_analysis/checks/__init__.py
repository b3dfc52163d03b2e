"""Checks of the canonical tables: rules as data (``params/checks.yml``), one small function a kind of rule."""
