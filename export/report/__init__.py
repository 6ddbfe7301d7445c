"""Reports on everything that was trained and evaluated, in Markdown or HTML, with pictures."""
