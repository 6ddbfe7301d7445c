"""What the daemon gives up when there is more to analyse than the machine can do, and which legs it refuses."""
