using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace FeedMonitor.Matching;

/// <summary>
/// What the matcher must find, told the slow way: character by character, every term at every word. Shares no code with it, and
/// knows the letters of the tests only.
/// </summary>
internal static class NaiveMatcher
{
    // The letters of the tests are few, and each is folded a million times.
    private static readonly ConcurrentDictionary<Rune, string> Folds = new();

    public readonly record struct Word(int Start, int End, string Folded);

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
        var letters = new StringBuilder();
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
                letters.Append(Folded(rune));
                words[^1] = words[^1] with { End = end };
            }
            else if (isLetter)
            {
                EndWord(words, letters);
                letters.Append(Folded(rune));
                words.Add(new Word(at, end, ""));
            }

            goesOn = isLetter && !isUnspaced;
            alone = isLetter && isUnspaced;
            at = end;
        }

        EndWord(words, letters);
        return words;
    }

    /// <summary>All places of a term in a text that was cut already.</summary>
    public static IEnumerable<Place> Find(string text, List<Word> words, string term)
    {
        var isExact = term.StartsWith('=');
        var written = term.TrimStart('=').Trim('"');
        var sought = Cut(written);
        for (var at = 0; at + sought.Count <= words.Count; at++)
        {
            if (StandsAt(at))
            {
                yield return new Place(term, words[at].Start, words[at + sought.Count - 1].End - words[at].Start, at, sought.Count);
            }
        }

        bool StandsAt(int at)
        {
            for (var i = 0; i < sought.Count; i++)
            {
                var (asked, there) = (sought[i], words[at + i]);
                if (!IsWord(written, asked, there.Folded)
                    || (isExact && !IsExactly(written, asked, text[there.Start..there.End]))
                    || (i > 0 && !Joins(written.AsSpan(sought[i - 1].End..asked.Start), text.AsSpan(words[at + i - 1].End..there.Start))))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private static void EndWord(List<Word> words, StringBuilder letters)
    {
        if (letters.Length > 0)
        {
            words[^1] = words[^1] with { Folded = letters.ToString() };
            letters.Clear();
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

    private static bool Joins(ReadOnlySpan<char> between, ReadOnlySpan<char> gap)
    {
        var adjoins = true;
        foreach (var c in between)
        {
            adjoins &= IsIgnored(c);
        }

        foreach (var c in gap)
        {
            if (!IsIgnored(c) && (adjoins || !(char.IsWhiteSpace(c) || c is '-' or '‑')))
            {
                return false;
            }
        }

        return true;
    }

    private static string Folded(Rune rune) => Folds.GetOrAdd(rune, static letter => letter.ToString() switch
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
    });

    private static bool IsIgnored(int value) => value is 0xAD or 0x200B or 0x200D or 0x301 or 0x306 or 0x64E or 0x640;
}
