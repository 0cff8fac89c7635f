"""
What people without a phone give at a table's tablet, one after another.

This is data: words that people give, so it is in English and is not translated.
"""

AT_THE_TABLE = (
    "my phone is at home, my mouth is here",
    "ask the ones who carried the chairs",
    "slowly is also a speed",
    "I would have said it sooner to one person",
)
