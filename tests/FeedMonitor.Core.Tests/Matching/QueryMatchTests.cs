using FeedMonitor.Cleaning;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Matching;

public sealed class QueryMatchTests
{
    [Theory]
    [InlineData("a NEAR/1 b", "a b", true)]
    [InlineData("a NEAR/1 b", "b, a", true)]
    [InlineData("a NEAR/1 b", "a x b", false)]
    [InlineData("a NEAR/2 b", "a x b", true)]
    [InlineData("a NEAR/2 b", "b x a", true)]
    [InlineData("a NEAR/2 b", "a x y b", false)]
    [InlineData("a NEAR/100 b", "a. X! b?", true)]
    [InlineData("a NEAR/5 a", "a", false)]
    [InlineData("a NEAR/5 a", "a a", true)]
    [InlineData("\"a b\" NEAR/1 c", "a b c", true)]
    [InlineData("\"a b\" NEAR/1 c", "c a b", true)]
    [InlineData("\"a b\" NEAR/5 \"b c\"", "a b c", false)]
    [InlineData("\"a b\" NEAR/5 b", "a b", false)]
    [InlineData("\"a b\" NEAR/5 b", "a b b", true)]
    [InlineData("a ONEAR/2 b", "a x b", true)]
    [InlineData("a ONEAR/2 b", "b x a", false)]
    [InlineData("母 ONEAR/2 机", "母工机", true)]
    [InlineData("母 ONEAR/1 机", "母工机", false)]
    [InlineData("(a OR x) NEAR/1 b", "x b", true)]
    [InlineData("(a OR \"x y\") NEAR/1 b", "x y b", true)]
    [InlineData("a NEAR/2 b NEAR/2 c", "a x b x c", true)]
    [InlineData("a NEAR/2 b NEAR/2 c", "a x b x x c", false)]
    [InlineData("a NEAR/4 b NEAR/1 c", "a c x x b", true)]
    [InlineData("a ONEAR/4 b ONEAR/1 c", "a c x x b", true)]
    [InlineData("c ONEAR/1 (a NEAR/4 b)", "a c x x b", false)]
    [InlineData("c ONEAR/1 (a NEAR/4 b)", "c a x x b", true)]
    [InlineData("(a NEAR/1 b) NEAR/2 (c NEAR/1 d)", "a b x c d", true)]
    [InlineData("(a NEAR/1 b) NEAR/1 (c NEAR/1 d)", "a b x c d", false)]
    public void Nearness_is_counted_in_words(string query, string text, bool hits) => Assert.Equal(hits, Hits(query, text));

    [Fact]
    public void Words_of_two_paragraphs_are_not_near() =>
        Assert.Null(Match(Asking("a NEAR/100 b"), WatchlistMatcherTests.Text((Zone.Lead, "a"), (Zone.Body, "b"))));

    [Theory]
    [InlineData("a AND b", "a b", true)]
    [InlineData("a AND b", "a", false)]
    [InlineData("a OR b", "b", true)]
    [InlineData("a OR b", "c", false)]
    [InlineData("a NOT b", "a", true)]
    [InlineData("a NOT b", "a b", false)]
    [InlineData("a AND NOT (b OR c)", "a c", false)]
    [InlineData("a AND NOT (b AND c)", "a c", true)]
    [InlineData("a AND NOT b NEAR/1 c", "a b x c", true)]
    [InlineData("a AND NOT b NEAR/1 c", "a b c", false)]
    [InlineData("(a OR NOT b) AND c", "c", true)]
    [InlineData("(a OR NOT b) AND c", "c b", false)]
    [InlineData("NOT (NOT a OR NOT b)", "a b", true)]
    [InlineData("NOT (NOT a OR NOT b)", "a", false)]
    public void Operators_mean_what_they_say(string query, string text, bool hits) => Assert.Equal(hits, Hits(query, text));

    [Theory]
    [InlineData("=WHO", "the WHO said", true)]
    [InlineData("=WHO", "who said", false)]
    [InlineData("=WHO", "Who said", false)]
    [InlineData("=café", "a café", true)]
    [InlineData("=café", "a cafe\u0301", true)]
    [InlineData("=café", "a cafe", false)]
    [InlineData("=Straße", "STRASSE", false)]
    [InlineData("=WHO", "W\u00ADHO", true)]
    [InlineData("=Dron*", "Drones", true)]
    [InlineData("=Dron*", "drones", false)]
    [InlineData("=\"Machine Tools\"", "Machine-Tools", true)]
    [InlineData("=\"Machine Tools\"", "Machine tools", false)]
    [InlineData("=\"Mach* Tools\"", "Machine Tools", true)]
    [InlineData("=Ёлка", "Ёлка", true)]
    [InlineData("=Ёлка", "Елка", false)]
    [InlineData("=𐐀", "𐐀", true)]
    [InlineData("=𐐀", "𐐨", false)]
    public void Exact_letters_are_those_that_are_written(string query, string text, bool hits) => Assert.Equal(hits, Hits(query, text.Normalize()));

    [Theory]
    [InlineData("title:a", true)]
    [InlineData("title:b", false)]
    [InlineData("a AND b", true)]
    [InlineData("title:(a OR b)", true)]
    [InlineData("title:(b OR c)", false)]
    [InlineData("title:a AND NOT title:b", true)]
    [InlineData("title:=a", true)]
    [InlineData("title:=A", false)]
    public void A_title_term_stands_in_the_headline(string query, bool hits) =>
        Assert.Equal(hits, Match(Asking(query), WatchlistMatcherTests.Text((Zone.Headline, "a"), (Zone.Body, "b c"))) is not null);

    [Theory]
    [InlineData(1, "a", true)]
    [InlineData(2, "a a", false)]
    [InlineData(2, "a b", true)]
    [InlineData(3, "a b", false)]
    [InlineData(3, "c b a", true)]
    [InlineData(4, "a b c", false)]
    public void So_many_different_terms_must_stand_there(int least, string text, bool hits) =>
        Assert.Equal(hits, Match(Listing("a", "b", "c") with { MinTerms = least }, Body(text)) is not null);

    [Theory]
    [InlineData("Alpha", false)]
    [InlineData("Alpha Beta", false)]
    [InlineData("Alpha Gamma", true)]
    [InlineData("Delta", false)]
    [InlineData("Delta Alpha", true)]
    public void Names_of_one_entry_count_once_and_so_does_a_name_of_several(string text, bool hits)
    {
        Term[] names = [Name("Alpha", "1"), Name("Beta", "1"), Name("Gamma", "2"), Name("Delta", "3"), Name("Delta", "4")];

        Assert.Equal(hits, Match(Listing() with { Terms = names, MinTerms = 2 }, Body(text)) is not null);
    }

    [Fact]
    public void Each_entry_of_a_name_is_told() => Assert.Equal(
        ["3", "4"],
        Match(Listing() with { Terms = [Name("Delta", "3"), Name("Delta", "4")] }, Body("Delta"))!.Places.Select(place => place.Term.Reference));

    [Theory]
    [InlineData("a b", true)]
    [InlineData("a", false)]
    [InlineData("b", false)]
    [InlineData("a b veto", false)]
    [InlineData("a b x veto", false)]
    [InlineData("a b other thing", true)]
    [InlineData("a b other x thing", false)]
    public void Terms_query_and_vetoes_hold_together(string text, bool hits) => Assert.Equal(
        hits,
        Match(Listing("a", "x") with { Query = Query.Parse("b"), None = [Query.Parse("veto"), Query.Parse("other AND thing AND x")] }, Body(text)) is not null);

    [Fact]
    public void A_veto_in_a_silent_zone_forbids_nothing() => Assert.NotNull(
        Match(Listing("a") with { None = [Query.Parse("veto")] }, WatchlistMatcherTests.Text((Zone.Body, "a"), (Zone.Related, "veto"))));

    [Theory]
    [InlineData("a OR b AND c", "a b", "a@0 a OR b AND c")]
    [InlineData("(a OR b) AND c", "a b c", "a@0 a OR b; b@2 a OR b; c@4 c")]
    [InlineData("a AND NOT x", "a a", "a@0 a; a@2 a")]
    [InlineData("a NEAR/1 b", "a b x a x b", "a@0 a NEAR/1 b; b@2 a NEAR/1 b")]
    [InlineData("a NEAR/3 b NEAR/1 c", "a b x b c", "a@0 a NEAR/3 b NEAR/1 c; b@6 a NEAR/3 b NEAR/1 c; c@8 a NEAR/3 b NEAR/1 c")]
    [InlineData("c AND (a NEAR/1 b OR d)", "a b c d", "a@0 a NEAR/1 b; b@2 a NEAR/1 b; c@4 c; d@6 a NEAR/1 b OR d")]
    [InlineData("NOT (NOT a OR NOT b)", "a b", "a@0 NOT (NOT a OR NOT b); b@2 NOT (NOT a OR NOT b)")]
    public void The_proof_is_what_makes_the_query_hold(string query, string text, string proof)
    {
        var places = Match(Asking(query), Body(text))?.Places.Select(place => $"{place.Term}@{place.Start} {place.Clause}") ?? [];

        Assert.Equal(proof, string.Join("; ", places));
    }

    [Fact]
    public void A_place_that_terms_and_query_share_is_told_once() => Assert.Equal(
        [(0, "terms"), (2, "b")],
        Match(Listing("a") with { Query = Query.Parse("a AND b") }, Body("a b"))!.Places.Select(place => (place.Start, place.Clause)));

    [Theory]
    [InlineData("a NEAR/100 b NEAR/100 c", true)]
    [InlineData("(a NEAR/100 b) NEAR/100 (b NEAR/100 a)", true)]
    [InlineData("a NEAR/100 b NEAR/100 a NEAR/100 b NEAR/100 a", true)]
    [InlineData("a NEAR/100 b NEAR/100 d", false)]
    public void Two_words_in_turn_for_a_hundred_thousand_words_take_no_endless_time(string query, bool hits) =>
        Assert.Equal(hits, Hits(query, "c " + string.Concat(Enumerable.Repeat("a b ", 50_000))));

    private static bool Hits(string query, string text) => Match(Asking(query), Body(text)) is not null;

    private static WatchlistMatch? Match(Watchlist watchlist, CleanText text) => WatchlistMatcher.Build([watchlist]).Match(text, ItemOrigin.Unknown).SingleOrDefault();

    private static Watchlist Listing(params string[] terms) => WatchlistMatcherTests.List("one", terms);

    private static Watchlist Asking(string query) => Listing() with { Query = Query.Parse(query) };

    private static Term Name(string name, string reference) => Term.TryOfName(name, reference, out var term, out var problem) ? term : throw new FormatException(problem);

    private static CleanText Body(string text) => WatchlistMatcherTests.Text((Zone.Body, text));
}
