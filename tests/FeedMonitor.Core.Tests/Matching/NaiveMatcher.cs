using System.Globalization;
using System.Text;

namespace FeedMonitor.Matching;

/// <summary>
/// What the matcher must find, told the slow way: character by character, every term at every word. Shares no code with it, and
/// knows the letters of the tests only.
/// </summary>
internal static class NaiveMatcher
{
    public sealed record Word(int Start, int End, string Folded);

    public sealed record Place(string Term, int Start, int Length, int Word = 0, int Words = 0);

    /// <summary>All places of all terms.</summary>
    public static IEnumerable<Place> Find(string text, IEnumerable<string> terms)
    {
        var words = Cut(text);
        return terms.SelectMany(term => Find(text, words, term));
    }

    public static List<Word> Cut(string text)
    {
        var words = new List<Word>();
        var goesOn = false;
        var alone = false;
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                (goesOn, alone, at) = (false, false, at + 1);
                continue;
            }

            var end = at + rune.Utf16SequenceLength;
            if (IsIgnored(rune.Value))
            {
                // An accent is shown with its letter; what can't be seen is not.
                if ((goesOn || alone) && rune.Value is >= 0x300 and not (0x640 or 0x200B or 0x200D))
                {
                    words[^1] = words[^1] with { End = end };
                }

                at = end;
                continue;
            }

            var isLetter = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            var isUnspaced = rune.Value is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1780 and <= 0x17FF) or (>= 0x3040 and <= 0x30FF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0x20000 and <= 0x2A6DF);
            if (isLetter && !isUnspaced && goesOn)
            {
                words[^1] = new Word(words[^1].Start, end, words[^1].Folded + Folded(rune));
            }
            else if (isLetter)
            {
                words.Add(new Word(at, end, Folded(rune)));
            }

            goesOn = isLetter && !isUnspaced;
            alone = isLetter && isUnspaced;
            at = end;
        }

        return words;
    }

    private static IEnumerable<Place> Find(string text, List<Word> words, string term)
    {
        var isExact = term.StartsWith('=');
        var written = term.TrimStart('=').Trim('"');
        var sought = Cut(written);
        for (var at = 0; at + sought.Count <= words.Count; at++)
        {
            var stands = Enumerable.Range(0, sought.Count).All(i => IsWord(written, sought[i], words[at + i].Folded)
                && (!isExact || IsExactly(written, sought[i], text[words[at + i].Start..words[at + i].End]))
                && (i == 0 || Joins(written[sought[i - 1].End..sought[i].Start], text[words[at + i - 1].End..words[at + i].Start])));
            if (stands)
            {
                yield return new Place(term, words[at].Start, words[at + sought.Count - 1].End - words[at].Start, at, sought.Count);
            }
        }
    }

    private static bool IsWord(string written, Word sought, string found) => sought.End < written.Length && written[sought.End] == '*'
        ? found.StartsWith(sought.Folded, StringComparison.Ordinal)
        : found == sought.Folded;

    private static bool IsExactly(string written, Word sought, string found)
    {
        var (letters, there) = (Seen(written[sought.Start..sought.End]), Seen(found));
        return sought.End < written.Length && written[sought.End] == '*' ? there.StartsWith(letters, StringComparison.Ordinal) : there == letters;
    }

    private static string Seen(string word) => string.Concat(word.Where(c => !IsIgnored(c)));

    private static bool Joins(string between, string gap) =>
        between.All(c => IsIgnored(c)) ? gap.All(c => IsIgnored(c)) : gap.All(c => char.IsWhiteSpace(c) || c is '-' or '‑' || IsIgnored(c));

    private static string Folded(Rune rune) => rune.ToString() switch
    {
        "A" or "á" or "Á" => "a",
        "B" => "b",
        "ø" or "Ø" => "o",
        "đ" => "d",
        "ł" or "Ł" => "l",
        "æ" or "Æ" => "ae",
        "ß" or "ẞ" => "ss",
        "ﬃ" => "ffi",
        "İ" or "I" or "ı" => "i",
        "И" => "и",
        "Й" => "й",
        "Ё" or "ё" or "Е" => "е",
        "Ї" => "ї",
        "Я" => "я",
        "Σ" or "ς" => "σ",
        "ά" or "Α" => "α",
        "𐐀" => "𐐨",
        var same => same,
    };

    private static bool IsIgnored(int value) => value is 0xAD or 0x200B or 0x200D or 0x301 or 0x306 or 0x64E or 0x640;
}
