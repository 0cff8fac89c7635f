"""One live day inside one process: the room itself, what each place is shown, the wire, and the sockets."""
