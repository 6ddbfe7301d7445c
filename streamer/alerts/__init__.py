"""Rules over what legs express, and the alerts that they raise. Pure: time is that of the events."""
