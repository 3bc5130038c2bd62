"""The benchmarks themselves: the forms are the same in every language, and figures are judged as they should."""
