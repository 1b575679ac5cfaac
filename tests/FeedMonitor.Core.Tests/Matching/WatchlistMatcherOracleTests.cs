using System.Globalization;
using System.Text;
using CsCheck;
using FeedMonitor.Cleaning;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

/// <summary>The compiled matcher against one that tries every term at every place, character by character.</summary>
public sealed class WatchlistMatcherOracleTests
{
    // Few letters, so that they often meet; each script with its case, its marks and its look-alikes.
    private static readonly string[] Letters =
        ["a", "A", "á", "o", "ø", "и", "й", "И", "е", "ё", "σ", "ς", "ά", "α", "中", "国", "か", "が", "ก", "ก\u0E48", "า", "𠮷", "a\u0301", "и\u0306", "7"];

    private static readonly string[] Between = [" ", " ", "-", ", ", ". ", "\u00AD", "\u200B", "\u00A0", "\n", "’", "😀"];

    private static readonly Gen<string> Texts = Gen.OneOf(Gen.OneOf(Letters), Gen.OneOf(Letters), Gen.OneOf(Between)).Array[0, 40].Select(parts => string.Concat(parts).Normalize());

    private static readonly Gen<string> Words = Gen.OneOf(Letters).Array[1, 2].Select(string.Concat);

    private static readonly Gen<string> Terms = Gen.OneOf(
        Words,
        Gen.Select(Words, Words, (first, second) => $"\"{first} {second}\""),
        Gen.OneOf(Letters).Where(letter => letter.Length == 1).Select(letter => letter + "*"));

    [Fact]
    public void It_finds_what_a_naive_search_finds() =>
        Gen.Select(Texts, Terms.Array[1, 4]).Sample((text, terms) =>
        {
            var parsed = terms.Distinct(StringComparer.Ordinal).Select(Term.Parse).ToArray();
            var expected = parsed.SelectMany(term => Places(term, text).Select(start => (start, term.Text))).Order();

            var matches = WatchlistMatcher.Build([new Watchlist(WatchlistId.Parse("one"), "One", parsed, [])]).Match(WatchlistMatcherTests.Text((Zone.Body, text)));

            Assert.Equal(expected, matches.Select(match => (match.Start, match.Term.Text)).Order());
        }, iter: 2_000);

    // Every window of words, wherever it begins, compared one by one.
    private static IEnumerable<int> Places(Term term, string text)
    {
        var sought = Cut(term.Text.Trim('"').TrimEnd('*').Normalize());
        var words = Cut(text);
        return Enumerable.Range(0, words.Count).Where(at => StandsAt(term, text, sought, words, at)).Select(at => words[at].Start);
    }

    private static bool StandsAt(Term term, string text, List<Word> sought, List<Word> words, int at)
    {
        for (var i = 0; i < sought.Count; i++)
        {
            var isLast = i == sought.Count - 1;
            if (at + i >= words.Count
                || (isLast && term.IsPrefix ? !words[at + i].Folded.StartsWith(sought[i].Folded, StringComparison.Ordinal) : words[at + i].Folded != sought[i].Folded)
                || (!isLast && (at + i + 1 == words.Count || text[words[at + i].End..words[at + i + 1].Start].Any(c => !char.IsWhiteSpace(c) && c != '-' && !IsIgnored(c)))))
            {
                return false;
            }
        }

        return true;
    }

    private static List<Word> Cut(string text)
    {
        var words = new List<Word>();
        var goesOn = false;
        for (var at = 0; at < text.Length; at += char.IsSurrogatePair(text, at) ? 2 : 1)
        {
            if (IsIgnored(text[at]))
            {
                continue;
            }

            var rune = Rune.GetRuneAt(text, at);
            var end = at + rune.Utf16SequenceLength;
            var isLetter = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            var isUnspaced = rune.Value is (>= 0x0E00 and <= 0x0E7F) or (>= 0x3040 and <= 0x30FF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0x20000 and <= 0x2A6DF);
            if (isLetter && !isUnspaced && goesOn)
            {
                words[^1] = words[^1] with { End = end, Folded = words[^1].Folded + Folded(rune) };
            }
            else if (isLetter)
            {
                words.Add(new Word(at, end, Folded(rune)));
            }

            goesOn = isLetter && !isUnspaced;
        }

        return words;
    }

    private static string Folded(Rune rune) => rune.ToString() switch
    {
        "A" or "á" => "a",
        "ø" => "o",
        "И" => "и",
        "Й" => "й",
        "ё" => "е",
        "ς" => "σ",
        "ά" => "α",
        var same => same,
    };

    private static bool IsIgnored(char c) => c is '\u00AD' or '\u200B' or '\u0301';

    private sealed record Word(int Start, int End, string Folded);
}
