"""The coach: compares what a voice expresses with what somebody wants to practise. Pure."""
