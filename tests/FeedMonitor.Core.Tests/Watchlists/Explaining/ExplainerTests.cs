using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Items;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Explaining;

public sealed class ExplainerTests
{
    [Fact]
    public void A_hit_has_its_places_with_the_clause_that_each_fulfils()
    {
        var watchlist = Articles.Query("drone* AND title:port");

        var explanation = Explain(watchlist, (Zone.Headline, "The port"), (Zone.Body, "Two drones came."));

        Assert.True(explanation.IsHit);
        Assert.Equal([("title:port", Zone.Headline), ("drone*", Zone.Body)], explanation.Places.Select(place => (place.Clause, place.Zone)));
        Assert.All(explanation.Parts, part => Assert.True(part is { Holds: true, Reasons: [] }));
    }

    [Fact]
    public void A_query_is_explained_clause_by_clause()
    {
        var explanation = Explain(Articles.Query("drone* AND Iran AND NOT game*"), (Zone.Body, "Two drones came, in a game."));

        Assert.Equal([("drone*", true), ("Iran", false), ("NOT game*", false)], explanation.Parts.Select(part => (part.Asks, part.Holds)));
        Assert.Equal(["Iran does not stand in the article", "game* stands in the article, which the query excludes"], ReasonsOf(explanation));
    }

    [Fact]
    public void Of_a_long_OR_the_rest_is_told_in_one_line()
    {
        var explanation = Explain(Articles.Query(string.Join(" OR ", Enumerable.Range(0, 1_000).Select(i => $"name{i}"))), (Zone.Body, "Two drones came."));

        Assert.Equal(2, ReasonsOf(explanation).Count());
        Assert.Equal("nor do 950 other alternatives hold", ReasonsOf(explanation).Last());
    }

    [Fact]
    public void Of_a_long_AND_the_rest_is_one_part()
    {
        var explanation = Explain(Articles.Query($"drones AND {string.Join(" AND ", Enumerable.Range(0, 1_000).Select(i => $"name{i}"))} AND came"), (Zone.Body, "Two drones came."));

        Assert.Equal(["drones", .. Enumerable.Range(0, 50).Select(i => $"name{i}"), "came", "950 other clauses"], explanation.Parts.Select(part => part.Asks));
        Assert.Equal("nor do 950 other clauses hold", Assert.Single(explanation.Parts[^1].Reasons).Text);
        Assert.False(explanation.Parts[^1].Holds);
    }

    [Fact]
    public void Of_a_long_AND_within_an_OR_the_rest_is_told_in_one_line()
    {
        var explanation = Explain(Articles.Query($"ship OR (drones AND {string.Join(" AND ", Enumerable.Range(0, 51).Select(i => $"name{i}"))})"), (Zone.Body, "Two drones came."));

        Assert.Equal(52, ReasonsOf(explanation).Count());
        Assert.Equal("nor does 1 other operand hold", ReasonsOf(explanation).Last());
    }

    [Fact]
    public void However_operands_are_nested_the_text_is_searched_for_so_many_only()
    {
        var alternatives = string.Join(" OR ", Enumerable.Range(0, 50).Select(i => $"rm{i}"));
        var query = Articles.Query(string.Join(" AND ", Enumerable.Repeat($"({alternatives})", 5)));

        var explanation = Explain(query, (Zone.Body, string.Join(' ', Enumerable.Range(0, 50).Select(i => $"arm{i}."))));

        Assert.Equal([50, 50, 50, 50, 0], explanation.Parts.Select(part => part.Reasons.Count(reason => reason.Kind == ReasonKind.InsideWord)));
        Assert.StartsWith("none of these stands in the article: rm0, ", Assert.Single(explanation.Parts[^1].Reasons).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_nearness_for_which_nobody_looks_any_more_is_said_not_to_hold()
    {
        var query = Articles.Query($"({string.Join(") AND (", Enumerable.Repeat(string.Join(" OR ", Enumerable.Range(0, 50).Select(i => $"name{i}")), 4))}) AND drone NEAR/2 Iran");

        Assert.Equal("drone NEAR/2 Iran does not hold", ReasonsOf(Explain(query, (Zone.Body, "The drone went by far to Iran."))).Last());
    }

    [Theory]
    [InlineData("drone NEAR/2 Iran", "The drone went by far to Iran.", "drone and Iran stand 5 words apart, at most 2 are allowed")]
    [InlineData("drone NEAR/1 Iran", "The drone to Iran.", "drone and Iran stand 2 words apart, at most 1 is allowed")]
    [InlineData("(UAV OR drone*) ONEAR/2 Iran", "Drones went by far to Iran.", "drone* and Iran stand 5 words apart, at most 2 are allowed")]
    [InlineData("drone ONEAR/3 Iran", "Iran has a drone.", "drone and Iran stand near enough, but drone must stand first")]
    [InlineData("drone NEAR/3 Iran", "A drone. It came. And then it flew back home.", "Iran does not stand in the article")]
    [InlineData("drone NEAR/3 drone*", "A drone.", "drone and drone* stand in one paragraph, but nowhere within 100 words as words of their own")]
    [InlineData("(a NEAR/2 b) NEAR/2 c", "a b x x x c", "(a NEAR/2 b) and c stand 4 words apart, at most 2 are allowed")]
    public void A_nearness_is_explained_by_the_words_between(string query, string text, string reason) =>
        Assert.Equal([reason], ReasonsOf(Explain(Articles.Query(query), (Zone.Body, text))));

    [Fact]
    public void A_nearness_across_paragraphs_is_told()
    {
        var explanation = Explain(Articles.Query("drone NEAR/9 Iran"), (Zone.Lead, "A drone came."), (Zone.Body, "Iran said so."));

        var reason = Assert.Single(Assert.Single(explanation.Parts).Reasons);
        Assert.Equal((ReasonKind.OtherParagraph, "drone and Iran stand in different paragraphs"), (reason.Kind, reason.Text));
        Assert.Equal(["A drone came.", "Iran said so."], reason.Places.Select(place => place.Sentence));
        Assert.All(reason.Places, place => Assert.Equal("drone NEAR/9 Iran", place.Clause));
    }

    [Fact]
    public void A_nearness_that_stands_only_in_a_silent_zone_is_told() => Assert.Equal(
        ["drone and Iran stand in different paragraphs", "they stand near each other only under \"comments\", which is not the article"],
        ReasonsOf(Explain(Articles.Query("drone NEAR/9 Iran"), (Zone.Lead, "A drone came."), (Zone.Body, "Iran said so."), (Zone.Comments, "A drone of Iran!"))));

    [Fact]
    public void A_word_that_stands_only_in_a_silent_zone_is_told_with_its_zone_and_sentence()
    {
        var explanation = Explain(Articles.Terms("nitrocellulose"), (Zone.Body, "Nothing."), (Zone.Related, "See also: Nitrocellulose burns"));

        var reason = Assert.Single(Assert.Single(explanation.Parts).Reasons);
        Assert.Equal((ReasonKind.SilentZone, "nitrocellulose stands only under \"related\", which is not the article"), (reason.Kind, reason.Text));
        var place = Assert.Single(reason.Places);
        Assert.Equal((Zone.Related, 20, "See also: Nitrocellulose burns"), (place.Zone, place.Start, place.Sentence));
    }

    [Theory]
    [InlineData("=WHO", "Those who came.", "=WHO stands only written otherwise: who")]
    [InlineData("arms", "The alarms rang.", "arms stands only inside another word: alarms")]
    [InlineData("drone*", "A hydrone.", "drone* stands only inside another word: hydrone")]
    [InlineData("\"machine tools\"", "A machine, and its tools.", "the words of \"machine tools\" stand in the article, but not one after the other")]
    [InlineData("\"machine tools\"", "A machine.", "\"machine tools\" does not stand in the article")]
    [InlineData("title:drone", "A drone.", "drone stands in the article, but not in the headline")]
    [InlineData("title:drone", "A ship.", "drone does not stand in the headline")]
    public void What_comes_nearest_to_a_missing_term_is_told(string term, string text, string reason) =>
        Assert.Equal([reason], ReasonsOf(Explain(Articles.Terms(term), (Zone.Body, text))));

    [Fact]
    public void Of_alternatives_that_stand_nowhere_one_line_tells_all() => Assert.Equal(
        ["none of these stands in the article: drone*, UAV", "tank stands only under \"related\", which is not the article"],
        ReasonsOf(Explain(Articles.Query("drone* OR UAV OR tank"), (Zone.Body, "Nothing."), (Zone.Related, "A tank"))));

    [Fact]
    public void Too_few_terms_are_counted_and_named()
    {
        var explanation = Explain(Articles.Terms("drone", "tank", "ship") with { MinTerms = 2 }, (Zone.Body, "A drone."));

        var part = Assert.Single(explanation.Parts);
        Assert.Equal((PartKind.Terms, "2 of 3 terms", "only 1 of its 3 terms stands in the article (drone), and it asks for 2"), (part.Kind, part.Asks, Assert.Single(part.Reasons).Text));
    }

    [Fact]
    public void Names_of_one_entry_of_a_list_are_one()
    {
        var names = Articles.Terms() with { Terms = [Name("Ivan Petrov"), Name("I. Petrov")], MinTerms = 2 };

        Assert.Equal(
            ["only 2 of its 2 terms stand in the article (\"Ivan Petrov\", \"I. Petrov\", which count as 1), and it asks for 2"],
            ReasonsOf(Explain(names, (Zone.Body, "Ivan Petrov, called I. Petrov."))));
    }

    [Fact]
    public void A_veto_is_told_with_the_words_by_which_it_holds()
    {
        var watchlist = Articles.Terms("drone") with { None = [Query.Parse("\"fantasy football\""), Query.Parse("chess")] };

        var explanation = Explain(watchlist, (Zone.Headline, "Fantasy football"), (Zone.Body, "A drone."));

        Assert.False(explanation.IsHit);
        Assert.Equal([(PartKind.Terms, true), (PartKind.None, false), (PartKind.None, true)], explanation.Parts.Select(part => (part.Kind, part.Holds)));
        Assert.Equal(["vetoed by none: \"fantasy football\" in the headline"], ReasonsOf(explanation));
    }

    [Fact]
    public void A_scope_that_leaves_the_item_out_is_told_with_what_the_item_is()
    {
        var feed = new Feed(new FeedId("news"), FeedUrl.Parse("https://example.org/feed"), "Harbour news", null, ["World", "Ports"]);
        var watchlist = Articles.Terms("drone") with { Scope = new WatchlistScope(["Rail news"], ["Air"], ["ru", "uk"]) };

        var explanation = Explainer.Explain(watchlist, Articles.Of((Zone.Body, "A drone.")), new ItemOrigin(feed, "en"));

        Assert.Equal([(PartKind.Feeds, false), (PartKind.Languages, false), (PartKind.Terms, true)], explanation.Parts.Select(part => (part.Kind, part.Holds)));
        Assert.Equal(
            [
                "it looks at items of the feed \"Rail news\" or the group \"Air\" only, and this one comes from the feed \"Harbour news\" in \"World / Ports\"",
                "it looks at items in the language ru or uk only, and this one is in en",
            ],
            ReasonsOf(explanation));
    }

    [Fact]
    public void A_language_that_nobody_declared_is_told_as_it_was_guessed() => Assert.Equal(
        ["it looks at items in the language en only, and this one is in ru"],
        ReasonsOf(Explain(
            Articles.Terms("верстат", "станков") with { Scope = WatchlistScope.Everything with { Languages = ["en"] } },
            (Zone.Body, "Таможня нашла пять станков, и никто не знал, откуда они и для кого они были на этом складе."))));

    private static Explanation Explain(Watchlist watchlist, params (Zone Zone, string Text)[] blocks) => Explainer.Explain(watchlist, Articles.Of(blocks), ItemOrigin.Unknown);

    private static IEnumerable<string> ReasonsOf(Explanation explanation) => explanation.Parts.SelectMany(part => part.Reasons).Select(reason => reason.Text);

    private static Term Name(string name)
    {
        Assert.True(Term.TryOfName(name, "person-1", out var term, out _));
        return term;
    }
}
