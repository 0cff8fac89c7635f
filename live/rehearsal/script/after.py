"""What has stayed with people of a rehearsal, and whether the report may quote it."""

from live.day.reflection_book import ReflectionUse

REFLECTIONS: tuple[tuple[str, tuple[ReflectionUse, ...]], ...] = (
    ("On the way home I asked my sister who had ever written something down about us. We made a list.", ("report",)),
    ("That nobody clapped after the first story. I have not been listened to like that for years.", ()),
    ("I wrote to the ward and asked for a second chair, the same height. They are looking for one.", ("report",)),
)
