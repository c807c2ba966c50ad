"""Chinese text: scripts, words, edits, numerals, pinyin and dates. Imports nothing of ours."""
