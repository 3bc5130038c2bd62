"""Published versions: the least step that a difference asks for, and releases that are kept by their content for good.

`step.least_step` judges a version; `shelf.Shelf` keeps releases and gives them back, every byte verified.
"""
