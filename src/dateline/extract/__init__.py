"""From reading to findings: which words play which part in an event, statement, figure, trend or relation."""
