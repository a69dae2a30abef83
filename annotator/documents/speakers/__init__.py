"""Speakers: lists of who spoke or attended become participants."""
