"""What spellings tell about names: romanization, gender, surname pairs, case endings.

Nothing is imported here: each module loads its data on first use, so that an article without names pays nothing.
"""
