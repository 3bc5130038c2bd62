"""Variants folded into one exemplar, which serves every child and may change half way through (rules L3 to L5).

`varying` makes each variant's own exemplar, `facets` says what of a question a variant can say otherwise, `together` what
holds where several apply, `statuses` turns that into rules and `folding` into one model.
"""
