"""Old answers follow the form: what becomes of each under a newer version, by the rules of the difference (rules A4, L6, S4).

`plan.plan` says it for each question, `carrying.carried` does it to the answers of one record. No answer is ever deleted: what
has no place in the newer version is kept aside, as it was said, under the older one.
"""
