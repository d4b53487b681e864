"""Colour for a terminal: the same text, its titles and numbers made bold. Files and pipes get the text alone."""

import re

import click

from dateline.cli.edge import in_colour

HEADING = re.compile(r"^([A-Z][A-Z ]+)( · \d+)?( [─═]+)$")
ENTRY = re.compile(r"^([ESFTR]\d+ +)(.*)$")
RULE = re.compile(r"^[─═]+$")
DENIED = re.compile(r"^( +denied by +)(.*)$")


def painted(text: str) -> str:
    """The text with escape codes when stdout is a terminal, untouched otherwise; the first line is the headline."""
    if not in_colour():
        return text
    lines = text.split("\n")
    return "\n".join([click.style(lines[0], bold=True), *(_line(line) for line in lines[1:])])


def _line(line: str) -> str:
    if found := HEADING.match(line):
        return click.style(found[1], bold=True, fg="cyan") + (found[2] or "") + click.style(found[3], dim=True)
    if found := ENTRY.match(line):
        return click.style(found[1], fg="cyan") + click.style(found[2], bold=True)
    if found := DENIED.match(line):
        return click.style(found[1], fg="red") + found[2]
    return click.style(line, dim=True) if RULE.match(line) else line
