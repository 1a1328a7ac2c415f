#!/usr/bin/env python3
"""fold_table.py - prints generator/search/fold_table.h from Python's Unicode tables. Needed only to renew that file.

Folding: compatibility forms and letters with diacritics become plain letters, capitals small ones. Classes: what a code point is in a
word. Code points that Unicode leaves free take the class of their neighbours, which makes the table short.
"""
import unicodedata as u

FOLDED = [(0x80, 0x2500), (0x2C00, 0x2D30), (0xA640, 0xA800), (0xFB00, 0xFB18), (0xFF01, 0xFFA0)]
OWN = {'ß': 'ss', 'ẞ': 'ss', 'æ': 'ae', 'Æ': 'ae', 'œ': 'oe', 'Œ': 'oe', 'ø': 'o', 'Ø': 'o', 'đ': 'd', 'Đ': 'd', 'ð': 'd', 'Ð': 'd',
       'þ': 'th', 'Þ': 'th', 'ł': 'l', 'Ł': 'l', 'ħ': 'h', 'Ħ': 'h', 'ı': 'i', 'ŋ': 'ng', 'Ŋ': 'ng', 'ŧ': 't', 'Ŧ': 't', 'ĸ': 'k',
       'ς': 'σ'}
STRIPPED = ('LATIN', 'GREEK', 'CYRILLIC', 'MICRO', 'OHM', 'KELVIN', 'ANGSTROM')
UNSPACED = [(0x0E01, 0x0E3A), (0x0E40, 0x0E4E), (0x0E81, 0x0ECD), (0x1000, 0x103F), (0x1050, 0x109D), (0x1780, 0x17D3),
            (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3031, 0x3035), (0x3041, 0x309A), (0x309D, 0x309F),
            (0x30A1, 0x30FA), (0x30FC, 0x318F), (0x31A0, 0x31BF), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0xA4CF),
            (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFF66, 0xFF9F), (0x20000, 0x3FFFD)]
DROPPED = [(0xAD, 0xAD), (0x300, 0x36F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x200B, 0x200F), (0x2060, 0x2064), (0x20D0, 0x20FF),
           (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xFEFF, 0xFEFF), (0xE0100, 0xE01EF)]
BREAK, LETTER, DIGIT, UNSPACED_CLASS, DROP = range(5)


def within(ranges, c):
    return any(a <= c <= b for a, b in ranges)


def fold(c):
    char = chr(c)
    if char in OWN:
        return OWN[char]
    if not u.name(char, ''):
        return char
    if u.name(char).startswith(STRIPPED) or 0x2070 <= c or u.category(char) in ('No', 'Lo') and c < 0x100:
        parts = u.normalize('NFKD', char)
        parts = ''.join(p for p in parts if not u.combining(p))
    else:
        parts = char
    out = ''.join(OWN.get(p.lower(), p.lower()) for p in parts)
    out = ''.join(p for p in out if not u.combining(p)) if len(out) > 1 else out
    if not out or any(u.category(p)[0] not in 'LN' for p in out):
        return char
    return out


def kind(c):
    category = u.category(chr(c))
    if within(DROPPED, c):
        return DROP
    if within(UNSPACED, c):
        return UNSPACED_CLASS
    if category == 'Nd':
        return DIGIT
    if category[0] in 'LM' or category in ('Nl', 'No'):
        return LETTER
    return None if category == 'Cn' else BREAK


def runs(pairs):
    """Code points whose targets go along with them, a fixed step apart."""
    out, i = [], 0
    while i < len(pairs):
        best = 1, 1, 0
        for step, up in ((1, 1), (2, 2), (1, 0)):
            n = 1
            while i + n < len(pairs) and pairs[i + n] == (pairs[i][0] + n * step, pairs[i][1] + n * up):
                n += 1
            if n > best[0]:
                best = n, step, up
        n, step, up = best
        if n == 1:
            step, up = 1, 0
        out.append((pairs[i][0], n, step, pairs[i][1], up))
        i += n
    return out


def rows(texts):
    for i in range(0, len(texts), 5):
        print('\t' + ' '.join(texts[i:i + 5]))


def main():
    single, several = [], []
    for a, b in FOLDED:
        for c in range(a, b):
            to = fold(c)
            if to == chr(c):
                continue
            (single if len(to) == 1 else several).append((c, ord(to) if len(to) == 1 else to))
    ranges = []
    for c in range(0x80, 0xE01F0):
        k = kind(c)
        if k is None:
            continue
        if ranges and ranges[-1][2] == k:
            ranges[-1][1] = c
        elif k != BREAK or ranges:
            ranges.append([c, c, k])
    print('/* fold_table - what fold.c looks up. Made by tools/fold_table.py from Unicode %s; not to be edited. */' % u.unidata_version)
    print('#ifndef SEARCH_FOLD_TABLE_H\n#define SEARCH_FOLD_TABLE_H\n\n#include <stdint.h>\n\n/* clang-format off */')
    print('/* `count` code points from `from`, `step` apart, become `to` and those that follow it `up` apart. */')
    print('static const struct fold_run { uint32_t from; uint16_t count; uint8_t step, up; uint32_t to; } fold_runs[] = {')
    rows(['{ 0x%X, %d, %d, %d, 0x%X },' % (f, n, step, up, to) for f, n, step, to, up in runs(single)])
    print('};\n\n/* One that becomes several. */\nstatic const struct fold_long { uint32_t from; char to[16]; } fold_longs[] = {')
    assert all(len(to.encode()) < 16 for _, to in several)
    rows(['{ 0x%X, "%s" },' % row for row in several])
    print('};\n\n/* Each class holds up to where the next one begins; below 0x80 see fold.c. */')
    print('static const struct class_range { uint32_t from; uint8_t class; } class_ranges[] = {')
    rows(['{ 0x%X, %d },' % (a, k) for a, _, k in ranges])
    print('};\n/* clang-format on */\n\n#endif')


main()
