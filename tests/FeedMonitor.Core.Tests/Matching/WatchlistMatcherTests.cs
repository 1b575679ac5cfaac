using FeedMonitor.Cleaning;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

public sealed class WatchlistMatcherTests
{
    [Theory]
    [InlineData("nitrocellulose", "Traces of nitrocellulose.", "nitrocellulose")]
    [InlineData("nitrocellulose", "NITROCELLULOSE!", "NITROCELLULOSE")]
    [InlineData("nitrocellulose", "ni\u00ADtro\u00ADcellu\u200Blose", "ni\u00ADtro\u00ADcellu\u200Blose")]
    [InlineData("KYIV", "in Kyïv today", "Kyïv")]
    [InlineData("Kyi\u0308v", "in KYIV today", "KYIV")]
    [InlineData("елка", "Ёлка", "Ёлка")]
    [InlineData("\"machine tools\"", "five machine tools", "machine tools")]
    [InlineData("\"machine tools\"", "Machine-Tools", "Machine-Tools")]
    [InlineData("\"machine tools\"", "machine\u00A0tools", "machine\u00A0tools")]
    [InlineData("\"machine tools\"", "machine \n  tools", "machine \n  tools")]
    [InlineData("\"machine tools\"", "machine\u2011tools", "machine\u2011tools")]
    [InlineData("\"machine-tools\"", "machine tools", "machine tools")]
    [InlineData("U.S.", "the U.S. officials", "U.S")]
    [InlineData("drone*", "Drones came", "Drones")]
    [InlineData("drone*", "a drone", "drone")]
    [InlineData("верстат*", "Верстатів", "Верстатів")]
    [InlineData("母机", "五台工作母机到了", "母机")]
    [InlineData("ドローン", "新型ドローンが", "ドローン")]
    [InlineData("รถถัง", "ขบวนรถถังมา", "รถถัง")]
    [InlineData("𠮷野", "新𠮷野家", "𠮷野")]
    [InlineData("\"a a\"", "a a", "a a")]
    public void A_term_is_found_where_it_stands(string term, string text, string found)
    {
        var match = Assert.Single(Match(text, term));

        Assert.Equal(found, text.Substring(match.Start, match.Length));
        Assert.Equal(term, match.Term.Text);
    }

    [Theory]
    [InlineData("arms", "alarms and firearms, armsman")]
    [InlineData("corruption", "corruptions")]
    [InlineData("drone*", "hydrone")]
    [InlineData("иод", "йод")]
    [InlineData("йод", "иод")]
    [InlineData("\"machine tools\"", "machine, tools")]
    [InlineData("\"machine tools\"", "machine. Tools")]
    [InlineData("\"machine tools\"", "tools machine")]
    [InlineData("\"machine tools\"", "machine and tools")]
    [InlineData("\"machine tools\"", "machine toolset")]
    [InlineData("\"machine tools\"", "machinetools")]
    [InlineData("\"machine tools\"", "machine")]
    [InlineData("か", "が")]
    public void A_term_is_not_found_in_other_words(string term, string text) => Assert.Empty(Match(text, term));

    [Fact]
    public void Places_come_in_reading_order_each_with_its_watchlist_and_term() => Assert.Equal(
        [("first", "\"machine tools\""), ("second", "machine"), ("second", "tool*"), ("first", "drone"), ("second", "drone")],
        WatchlistMatcher.Build([List("first", "drone", "\"machine tools\""), List("second", "tool*", "machine", "drone")])
            .Match(Text((Zone.Body, "Machine tools for a drone.")))
            .Select(match => (match.Watchlist.Id.Value, match.Term.Text)));

    [Fact]
    public void A_term_is_found_as_often_as_it_stands() => Assert.Equal([0, 6, 13], Match("drone drone, drone", "drone").Select(match => match.Start));

    [Theory]
    [InlineData(Zone.Headline, true)]
    [InlineData(Zone.Lead, true)]
    [InlineData(Zone.Body, true)]
    [InlineData(Zone.Related, false)]
    [InlineData(Zone.Navigation, false)]
    [InlineData(Zone.Byline, false)]
    [InlineData(Zone.Comments, false)]
    [InlineData(Zone.Consent, false)]
    [InlineData(Zone.Share, false)]
    [InlineData(Zone.Promo, false)]
    public void Only_the_article_is_matched(Zone zone, bool found)
    {
        var matches = WatchlistMatcher.Build([List("one", "drone")]).Match(Text((zone, "A drone.")));

        Assert.Equal(found ? [zone] : [], matches.Select(match => match.Zone));
    }

    [Fact]
    public void A_phrase_does_not_reach_from_one_block_into_the_next() =>
        Assert.Empty(WatchlistMatcher.Build([List("one", "\"machine tools\"")]).Match(Text((Zone.Lead, "The machine"), (Zone.Body, "tools came"))));

    [Fact]
    public void Places_count_in_the_shown_text_and_the_sentence_is_whole()
    {
        var text = Text((Zone.Headline, "Quay"), (Zone.Body, "Nothing was found. On Mr. Example’s quay stood machine tools. Nobody came."));

        var match = Assert.Single(WatchlistMatcher.Build([List("one", "\"machine tools\"")]).Match(text));

        Assert.Equal("machine tools", text.Shown.Substring(match.Start, match.Length));
        Assert.Equal("On Mr. Example’s quay stood machine tools.", match.Sentence);
    }

    [Fact]
    public void Without_watchlists_nothing_is_found() => Assert.Empty(WatchlistMatcher.Build([]).Match(Text((Zone.Body, "drone"))));

    [Fact]
    public void A_text_full_of_one_word_takes_no_endless_time() =>
        Assert.Equal(20_000, Match(string.Concat(Enumerable.Repeat("drone and ", 20_000)), "drone").Count);

    internal static Watchlist List(string id, params string[] terms) => new(WatchlistId.Parse(id), id, [.. terms.Select(Term.Parse)], []);

    internal static CleanText Text(params (Zone Zone, string Text)[] parts)
    {
        var shown = string.Join("\n\n", parts.Select(part => part.Text));
        var start = 0;
        var blocks = new List<Block>();
        foreach (var part in parts)
        {
            blocks.Add(new Block(part.Zone, start, part.Text));
            start += part.Text.Length + 2;
        }

        return new CleanText("", shown, blocks);
    }

    private static IReadOnlyList<TermMatch> Match(string text, params string[] terms) => WatchlistMatcher.Build([List("one", terms)]).Match(Text((Zone.Body, text)));
}
