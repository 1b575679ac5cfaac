using CsCheck;
using FeedMonitor.Cleaning;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Matching;

/// <summary>Whole watchlists against <see cref="NaiveWatchlist"/>: random texts of several blocks, random queries, terms and vetoes, in all scripts.</summary>
public sealed class QueryOracleTests
{
    private static readonly Gen<Zone> Zones = Gen.OneOf(Zone.Headline, Zone.Lead, Zone.Body, Zone.Body, Zone.Related);

    private static readonly Gen<string> FewWords = Gen.OneOf("a", "b", "A", "á", "и", "й", "中", "国", "か", "𐐀", "bb").Array[0, 10].Select(words => string.Join(' ', words));

    private static readonly Gen<CleanText> Texts = Gen.Select(Zones, Gen.OneOf(WatchlistMatcherOracleTests.Texts, FewWords)).Array[1, 4].Select(WatchlistMatcherTests.Text);

    private static readonly Gen<string> Letters = Gen.OneOf("a", "b", "и", "中", "\"a b\"", "a*", "á");

    private static readonly Watchlist Other = WatchlistMatcherTests.List("other", "a", "\"a b\"");

    private static readonly Gen<Case> Cases = Texts.SelectMany(text =>
    {
        var words = new List<NaiveMatcher.Word>?[text.Blocks.Count];
        var written = Gen.Frequency((4, Letters), (2, WatchlistMatcherOracleTests.Terms), (4, Gen.Int[0, 1_000].Select(at => StretchOf(text, words, at))));
        var terms = Gen.Select(written, Gen.Int[0, 69]).Select((term, mark) => RandomQueries.Marked(term, mark) ?? Term.Parse("a"));
        var query = RandomQueries.Of(terms).Select(tree => Query.TryParse(tree.ToString(), out var parsed, out _) ? parsed : null);
        return Gen.Select(Gen.Const(text), query, Gen.Frequency((3, Gen.Const(Array.Empty<Term>())), (2, Listed(terms))), Gen.Int[1, 3], query.Array[0, 1]).Select(
            (of, asked, listed, least, vetoes) => new Case(of, new Watchlist(WatchlistId.Parse("one"), "One", listed, [])
            {
                Query = asked,
                MinTerms = least,
                None = [.. vetoes.OfType<Query>()],
            }));
    });

    // As in life, what one text needed serves the next one.
    [ThreadStatic]
    private static MatchScratch? windowScratchOfThread;

    [ThreadStatic]
    private static MatchScratch? unitScratchOfThread;

    [Fact]
    public void A_watchlist_hits_where_a_naive_search_says_so_and_by_the_same_places() => Cases.Sample(
        one =>
        {
            // A watchlist that asks for nothing can't be written.
            if (one.Watchlist.Query is null && one.Watchlist.Terms.Count == 0)
            {
                return;
            }

            var matcher = WatchlistMatcher.Build([Other, one.Watchlist]);
            var expected = new NaiveWatchlist(one.Text).Match(one.Watchlist);

            var byWindow = Places(matcher.Match(one.Text, ItemOrigin.Unknown, windowScratchOfThread ??= new MatchScratch()));
            var byUnit = Places(matcher.Match(one.Text, ItemOrigin.Unknown, unitScratchOfThread ??= new MatchScratch { Scan = new ScanScratch { IsUnitByUnit = true } }));

            Assert.Equal(expected is null, byWindow is null);
            Assert.Equal(expected?.Count, byWindow?.Length);
            Assert.True(expected is null || expected.SetEquals(byWindow!));
            Assert.Equal(byWindow, byUnit);
        },
        iter: 100_000,
        print: one => $"{one.Watchlist.Query} terms [{string.Join(" | ", one.Watchlist.Terms)}] {one.Watchlist.MinTerms} none [{string.Join(" | ", one.Watchlist.None)}] in {string.Join(" / ", one.Text.Blocks.Select(block => $"{block.Zone}: {block.Text}"))}");

    // Some of them from entries of a list, of which several may have one name.
    private static Gen<Term[]> Listed(Gen<Term> terms) => Gen.Select(terms, Gen.Int[0, 9]).Select((term, entry) =>
        entry < 3 && !term.IsInTitle && !term.IsExact && Term.TryOfName(term.Text, $"entry {entry}", out var named, out _) ? named : term).Array[1, 4];

    private static NaiveWatchlist.Proof[]? Places(IReadOnlyList<WatchlistMatch> matches) =>
        matches.SingleOrDefault(match => match.Watchlist.Id.Value == "one")?.Places.Select(place => new NaiveWatchlist.Proof(place.Term.Text, place.Term.Reference, place.Start, place.Length, place.Clause)).ToArray();

    private static string StretchOf(CleanText text, List<NaiveMatcher.Word>?[] words, int at)
    {
        var number = at % text.Blocks.Count;
        var block = text.Blocks[number].Text;
        return WatchlistMatcherOracleTests.StretchOf(block, words[number] ??= NaiveMatcher.Cut(block), at / 7).FirstOrDefault() ?? "b";
    }

    private sealed record Case(CleanText Text, Watchlist Watchlist);
}
