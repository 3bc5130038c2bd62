"""What a kept record is: a history of entries, answers as salted leaves, and seals that nothing moves under (rule R3).

Pure values and functions; `store` keeps them.
"""
