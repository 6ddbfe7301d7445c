"""All legs: lifecycle, scheduling, overload, sessions. Nothing else waits for slow parts or sheds load."""
