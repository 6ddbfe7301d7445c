"""What was published, kept in a database for those who ask later; off unless the configuration says otherwise."""
