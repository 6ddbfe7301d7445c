"""How the model that ships is made, judged and published: settings, runs, steps."""
