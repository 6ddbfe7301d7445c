"""Who may do what, and how much of it: tokens and scopes, origins, hosts, quotas, rates. Knows no transport."""
