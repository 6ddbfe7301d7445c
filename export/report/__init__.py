"""One report of all that was trained and judged, in Markdown or HTML, with pictures."""
