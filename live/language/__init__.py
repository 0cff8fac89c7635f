"""What people read, in their language: sentences by their codes, and times by the language's habits."""
