"""The recipe of the shipped model: its runs, its steps, its figures and card."""
