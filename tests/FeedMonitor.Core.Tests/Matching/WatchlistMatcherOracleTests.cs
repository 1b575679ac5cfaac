using CsCheck;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

/// <summary>The compiled matcher and both scanners against <see cref="NaiveMatcher"/>, over random texts and terms in all scripts.</summary>
public sealed class WatchlistMatcherOracleTests
{
    // Few letters, so that they often meet; each script with its case, its marks and its look-alikes.
    internal static readonly Gen<string> Letters = Gen.OneOf(
        "a", "A", "á", "b", "b", "o", "ø", "Ø", "d", "đ", "ł", "l", "æ", "ae", "ß", "ss", "ﬃ", "İ", "I", "ı", "i", "и", "й", "И", "Й", "е", "ё", "Ё", "ї", "і", "я", "Я",
        "σ", "ς", "Σ", "ά", "α", "中", "国", "か", "が", "カ", "ก", "ก\u0E48", "า", "ລ", "ក", "ា", "𠮷", "𐐀", "𐐨", "a\u0301", "b\u0301", "и\u0306", "ا", "ب\u064E", "ا\u0640", "क", "ि", "한", "7");

    // Single words of plain letters take the vector's way; some are longer than a step of the hash, or than a window.
    private static readonly Gen<string> LongWord = Gen.Select(Gen.OneOf("a", "b", "и", "я", "á", "ab", "7"), Gen.OneOf(Gen.Int[3, 12], Gen.Int[30, 70])).Select((letter, times) => string.Concat(Enumerable.Repeat(letter, times)));

    private static readonly Gen<string> Between = Gen.OneOf(" ", " ", " ", "-", "‑", ", ", ". ", "\u00AD", "\u200B", "\u200D", "\u00A0", "\n", "’", "😀", "«", "٫");

    private static readonly Gen<string> Part = Gen.Frequency((12, Letters), (5, Between), (1, LongWord));

    internal static readonly Gen<string> Texts = Part.Array[0, 32].Select(parts => string.Concat(parts).Normalize());

    private static readonly Gen<string> Words = Gen.Frequency((9, Letters.Array[1, 3].Select(string.Concat)), (1, LongWord));

    internal static readonly Gen<string> Terms = Gen.Select(Words, Gen.Bool)
        .Select((word, goesOn) => word.Normalize() is var safe && goesOn && char.IsLetterOrDigit(safe[^1]) ? safe + "*" : safe)
        .Array[1, 3].Select(Gen.OneOf(" ", "-"), (words, joint) => words.Length == 1 ? words[0] : $"\"{string.Join(joint, words)}\"");

    private static readonly Gen<(string Text, string[] Terms)> Cases = Gen.Select(Texts, Terms.Array[1, 4], Gen.Int[0, 1_000]).Select((text, terms, at) =>
        // A stretch of the text is a term that surely stands in it.
        (text, (string[])[.. terms, .. StretchOf(text, NaiveMatcher.Cut(text), at)]));

    // As in life, what one text needed serves the next one.
    [ThreadStatic]
    private static ScanScratch? scratchOfThread;

    [Fact]
    public void It_finds_what_a_naive_search_finds() => Cases.Sample(
        (text, written) =>
        {
            Sought[] terms = [.. written.Distinct(StringComparer.Ordinal).Where(one => Term.TryParse(one, out _, out _)).Select(one => new Sought(one, Term.Parse(one)))];
            var compiled = TermCompiler.Compile([.. terms.Select(term => term.Parsed)], seed: (ulong)text.Length);
            var scratch = scratchOfThread ??= new ScanScratch();
            var expected = NaiveMatcher.Find(text, terms.Select(term => term.Text)).Select(place => place with { Word = 0, Words = 0 }).ToHashSet();

            compiled.Scan(text, scratch);
            var byWindow = PlacesOf(scratch, terms);
            scratch.Tokens.Clear();
            TokenScanner.Scan(text, compiled.Seed, scratch.Tokens);
            compiled.Find(text, scratch);

            Assert.Equal(expected.Count, byWindow.Count);
            Assert.True(expected.SetEquals(byWindow));
            Assert.True(byWindow.SequenceEqual(PlacesOf(scratch, terms)));
        },
        iter: 100_000);

    [Fact]
    public void The_vectorised_scanner_sees_what_the_plain_one_sees() => Gen.OneOf(Texts, Gen.Frequency((40, Part), (1, Gen.OneOf("\uD83D", "\uDE00"))).Array[0, 200].Select(string.Concat), AnyText.UpTo(200)).Sample(
        text =>
        {
            var (plain, vectorised) = (new TokenBuffer(), new TokenBuffer());

            TokenScanner.Scan(text, seed: 7, plain);
            WindowScanner.Scan(text, seed: 7, vectorised);

            Assert.True(plain.Span.SequenceEqual(vectorised.Span));
        },
        iter: 20_000);

    [Fact]
    public void The_words_are_those_of_a_naive_cut() => Texts.Sample(
        text => Assert.Equal(
            NaiveMatcher.Cut(text),
            Tokenizer.Tokens(text).Select(token => new NaiveMatcher.Word(token.Start, token.End, Fold.Of(text.AsSpan(token.Start, token.Length))))),
        iter: 10_000);

    private static List<NaiveMatcher.Place> PlacesOf(ScanScratch scratch, Sought[] terms) =>
        [.. scratch.Places.Select(place => new NaiveMatcher.Place(terms[place.Term].Text, place.Start, place.Length))];

    internal static string[] StretchOf(string text, List<NaiveMatcher.Word> words, int at)
    {
        if (words.Count == 0)
        {
            return [];
        }

        var (first, last) = (at % words.Count, Math.Min(words.Count - 1, (at % words.Count) + (at / words.Count % 4)));
        var stretch = text[words[first].Start..words[last].End];
        return stretch.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '\u00AD' or '\u200B' or '\u0301') ? [$"\"{stretch}\""] : [];
    }

    private sealed record Sought(string Text, Term Parsed);
}
