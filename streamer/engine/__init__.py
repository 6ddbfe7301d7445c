"""All legs: lifecycle, scheduling, overload, sessions. The only place that waits and sheds load."""
