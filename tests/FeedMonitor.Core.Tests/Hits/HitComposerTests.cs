using FeedMonitor.Alerts;
using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Hits;

public sealed class HitComposerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);

    private static readonly Feed Feed =
        new(new FeedId("f"), FeedUrl.Parse("https://news.example/feed.xml"), "News", SiteUrl: null, Groups: []);

    [Fact]
    public void Each_watchlist_that_matches_has_one_hit()
    {
        var (one, other) = (List("one", ["turbine", "shipped"]), List("two", ["turbine"]));

        var hits = Compose(
            Text("T"), Match(one, "turbine", start: 5), Match(other, "turbine", start: 5), Match(one, "shipped", start: 9));

        Assert.Equal(["one", "two"], hits.Select(hit => hit.Watchlist.Value));
        Assert.Equal([2, 1], hits.Select(hit => hit.Evidence.Count));
        Assert.Equal(HitId.Of(one.Id, new ItemId("1")), hits[0].Id);
    }

    [Fact]
    public void What_matches_nothing_is_no_hit() => Assert.Empty(Compose(Text("T")));

    [Fact]
    public void The_clock_is_in_no_id()
    {
        var match = Match(List("one", ["turbine"]), "turbine");

        var first = HitComposer.Compose(Feed, Item(), Text("T"), [match], Now)[0];
        var later = HitComposer.Compose(Feed, Item(), Text("T"), [match], Now.AddDays(1))[0];

        Assert.Equal((first.Id, first.Alerts[0].Id), (later.Id, later.Alerts[0].Id));
    }

    [Fact]
    public void Each_channel_of_the_watchlist_is_owed_an_alert()
    {
        var hit = Compose(Text("T"), Match(List("one", ["turbine"]), "turbine"))[0];

        Assert.Equal([new HitAlert(AlertId.Of(hit.Id, "desk"), "desk", AlertState.Owed, Now)], hit.Alerts);
    }

    [Theory]
    [InlineData(Zone.Headline, 2)]
    [InlineData(Zone.Lead, 2)]
    [InlineData(Zone.Body, 1)]
    public void A_term_scores_by_its_best_place_once(Zone zone, int score)
    {
        var list = List("one", ["turbine"]);

        Assert.Equal(score, Compose(Text("T"), Match(list, "turbine", zone: Zone.Body), Match(list, "turbine", zone: zone))[0].Score);
    }

    [Fact]
    public void Evidence_comes_in_reading_order_and_a_sentence_proves_a_term_once()
    {
        var list = List("one", ["turbine", "shipped"]);

        var hit = Compose(
            Text("T"),
            Match(list, "shipped", "Late.", start: 90),
            Match(list, "turbine", "Early.", start: 3),
            Match(list, "turbine", "Early.", start: 8),
            Match(list, "shipped", "Early.", start: 5))[0];

        Assert.Equal([("turbine", 3), ("shipped", 5), ("shipped", 90)], hit.Evidence.Select(proof => (proof.Term, proof.Start)));
    }

    [Fact]
    public void A_term_that_stands_everywhere_is_proved_by_its_first_sentences_and_the_whole_is_bounded()
    {
        var list = List("one", [.. Enumerable.Range(0, 20).Select(i => $"term{i}")]);
        var matches = Enumerable.Range(0, 200).Select(i => Match(list, $"term{i % 20}", $"Sentence {i}.", start: i)).ToArray();

        var evidence = Compose(Text("T"), matches)[0].Evidence;

        Assert.Equal(HitComposer.SentencesPerHit, evidence.Count);
        Assert.All(evidence.GroupBy(proof => proof.Term), term => Assert.InRange(term.Count(), 1, HitComposer.SentencesPerTerm));
    }

    [Theory]
    [InlineData(499)]
    [InlineData(500)]
    public void A_headline_of_the_longest_length_stays_whole(int length) => Assert.Equal(new string('a', length), TitleOf(new string('a', length)));

    [Fact]
    public void A_longer_headline_is_cut_with_an_ellipsis()
    {
        var title = TitleOf(new string('a', 100_000));

        Assert.Equal(new string('a', 499) + "…", title);
    }

    [Fact]
    public void A_headline_is_not_cut_through_a_character()
    {
        var title = TitleOf(new string('a', 498) + string.Concat(Enumerable.Repeat("😀", 9)));

        Assert.Equal(new string('a', 498) + "…", title);
    }

    [Theory]
    [InlineData(2_048, true)]
    [InlineData(2_049, false)]
    public void An_address_that_is_too_long_is_left_out(int length, bool kept)
    {
        var link = "https://news.example/".PadRight(length, 'a');
        var hit = HitComposer.Compose(Feed, Item(link), Text("T"), [Match(List("one", ["turbine"]), "turbine")], Now)[0];

        Assert.Equal(kept ? link : null, hit.Link);
    }

    [Fact]
    public void A_term_of_a_page_is_cut_wherever_the_hit_names_it()
    {
        var term = string.Join(' ', Enumerable.Repeat("lorem", 200));

        var hit = Compose(Text("T"), Match(List("one", [$"\"{term}\""]), $"\"{term}\""))[0];

        Assert.Equal(HitComposer.LongestClause, Assert.Single(hit.Evidence).Term.Length);
        Assert.Equal(hit.Terms, hit.Evidence.Select(proof => proof.Term));
    }

    private static string TitleOf(string title) => Compose(Text(title), Match(List("one", ["turbine"]), "turbine"))[0].Title;

    private static IReadOnlyList<Hit> Compose(CleanText text, params WatchlistMatch[] matches) => HitComposer.Compose(Feed, Item(), text, Joined(matches), Now);

    private static WatchlistMatch[] Joined(WatchlistMatch[] matches) =>
        [.. matches.GroupBy(match => match.Watchlist.Id).Select(group => group.First() with { Places = [.. group.SelectMany(match => match.Places)] })];

    private static IdentifiedItem Item(string? link = null) => new(new ItemId("1"), new FeedItem { Link = link }, [1]);

    private static CleanText Text(string title) => new(title, title, [new Block(Zone.Headline, 0, title)]);

    private static Watchlist List(string id, string[] terms) => new(WatchlistId.Parse(id), id, [.. terms.Select(Term.Parse)], ["desk"]);

    private static WatchlistMatch Match(Watchlist list, string term, string sentence = "A sentence.", Zone zone = Zone.Body, int start = 0) =>
        new(list, [new TermMatch(list.Terms.Single(one => one.Text == term), zone, start, term.Length, sentence, "terms")]);
}
