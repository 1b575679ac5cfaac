using CsCheck;
using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Explaining;

/// <summary>Explanations against the matcher, over random watchlists and texts of few words, so that they often meet.</summary>
public sealed class ExplainerPropertyTests
{
    private static readonly Gen<string> Word = Gen.OneOf("tug", "Tug", "tugs", "kai", "kaï", "who", "WHO", "a", "b", "港");

    private static readonly Gen<string> Sought = Gen.OneOf(Word, Word.Select(word => word + "*"), Word.Select(word => "=" + word), Gen.Select(Word, Word).Select((one, other) => $"\"{one} {other}\""));

    private static readonly Gen<Term> Terms = Gen.Select(Gen.OneOf("", "", "", "title:"), Sought).Select((field, sought) => Term.Parse(field + sought));

    private static readonly Gen<QueryNode> Leaf = Terms.Select(QueryNode (term) => new QueryNode.Leaf(term));

    private static readonly Gen<QueryNode> Placed = Gen.Recursive<QueryNode>((depth, inner) => depth > 2 ? Leaf : Gen.Frequency(
        (3, Leaf), (1, inner.Array[2, 3].Select(QueryNode (operands) => new QueryNode.Or(operands))), (2, NearOf(inner))));

    private static readonly Gen<QueryNode> Node = Gen.Recursive<QueryNode>((depth, inner) => depth > 2 ? Placed : Gen.Frequency(
        (3, Placed),
        (1, inner.Select(QueryNode (operand) => new QueryNode.Not(operand))),
        (2, inner.Array[2, 3].Select(QueryNode (operands) => new QueryNode.And(operands))),
        (1, inner.Array[2, 3].Select(QueryNode (operands) => new QueryNode.Or(operands)))));

    // Printed and parsed, since what holds of nothing is no query.
    private static readonly Gen<Query?> Queries = Node.Select(node => Query.TryParse(node.ToString(), out var query, out _) ? query : null);

    private static readonly Gen<WatchlistScope> Scopes = Gen.Select(Gen.OneOf("Tugs", "Rail").Array[0, 1], Gen.OneOf("Ports", "World / Ports", "Air").Array[0, 1], Gen.OneOf("en", "ru", "zh").Array[0, 2])
        .Select((feeds, groups, languages) => new WatchlistScope(feeds, groups, languages));

    private static readonly Gen<Watchlist> Watchlists = Gen.Select(Terms.Array[0, 4], Queries, Queries.Array[0, 2], Gen.Int[1, 2], Gen.Frequency((3, Gen.Const(WatchlistScope.Everything)), (1, Scopes)))
        .Select((terms, query, none, least, scope) => new Watchlist(WatchlistId.Parse("any"), "Any", terms, [])
        {
            Query = query,
            None = [.. none.OfType<Query>()],
            MinTerms = least,
            Scope = scope,
        })
        .Where(watchlist => watchlist.Terms.Count > 0 || watchlist.Query is not null);

    private static readonly Gen<CleanText> Texts = Gen.Select(Gen.Enum<Zone>(), Gen.Select(Word, Gen.OneOf(" ", " ", "-", ", ", ". ")).Array[1, 12])
        .Select((zone, words) => (zone, string.Concat(words.Select(pair => pair.Item1 + pair.Item2)).Trim()))
        .Array[0, 5].Select(blocks => Articles.Of(blocks));

    private static readonly Gen<ItemOrigin> Origins = Gen.Select(Gen.Bool, Gen.OneOf("en", "ru", "").Select(language => language.Length > 0 ? language : null))
        .Select((isListed, language) => new ItemOrigin(isListed ? new Feed(new FeedId("tugs"), FeedUrl.Parse("https://example.org/feed"), "Tugs", null, ["World", "Ports"]) : null, language));

    [Fact]
    public void An_explanation_says_what_the_matcher_says_and_gives_a_reason_for_every_part_that_does_not_hold() => Gen.Select(Watchlists, Texts, Origins).Sample(
        (watchlist, text, origin) =>
        {
            var match = WatchlistMatcher.Build([watchlist]).Match(text, origin);

            var explanation = Explainer.Explain(watchlist, text, origin);

            Assert.Equal(match.Count > 0, explanation.IsHit);
            Assert.Equal(explanation.IsHit, explanation.Parts.All(part => part.Holds));
            Assert.Equal(match.SelectMany(one => one.Places), explanation.Places);
            Assert.All(explanation.Parts, part => Assert.Equal(part.Holds, part.Reasons.Count == 0));
            Assert.All(explanation.Parts.SelectMany(part => part.Reasons), reason => Assert.All(reason.Places, place =>
                Assert.Equal(text.Blocks[BlockPlace.Of(text, place)].Zone, place.Zone)));
        },
        iter: 3_000);

    private static Gen<QueryNode> NearOf(Gen<QueryNode> operand) => Gen.Select(operand, operand, Gen.Int[1, 4], Gen.Bool)
        .Select(QueryNode (left, right, distance, ordered) => new QueryNode.Near(left, right, distance, ordered));
}
