"""The languages that somebody can say their words are in: those that people at such days speak, by their own names."""

# In the order of a list in English: whoever chooses looks for the name that they know, and the list is short.
OWN_NAMES = {
    "ar": "العربية",
    "bn": "বাংলা",
    "cy": "Cymraeg",
    "en": "English",
    "es": "Español",
    "fa": "فارسی",
    "fr": "Français",
    "ga": "Gaeilge",
    "gd": "Gàidhlig",
    "de": "Deutsch",
    "hi": "हिन्दी",
    "it": "Italiano",
    "pa": "ਪੰਜਾਬੀ",
    "pl": "Polski",
    "pt": "Português",
    "so": "Soomaali",
    "uk": "Українська",
    "ur": "اردو",
    "zh": "中文",
}
