"""Smaller and quicker systems: taught by larger ones, or in int8; what each has and costs, before and after."""
