"""The programme of an edition: times, clashes, order, copies."""
