using FeedMonitor.Cleaning;
using FeedMonitor.Hits;

namespace FeedMonitor.Alerts.Messages;

/// <summary>The words of a message before any channel writes them.</summary>
public sealed class MessageTextTests
{
    private static readonly DateTimeOffset Time = new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("A\u202Eb\u0007c", "A b c")]
    [InlineData("whole 🚀", "whole 🚀")]
    public void Nothing_steers_a_page(string text, string told) => Assert.Equal(told, Plain.Safe(text));

    [Fact]
    public void No_character_is_half() => Assert.Equal("half \uFFFD and \uFFFD", Plain.Safe("half \uD83D and \uDE80"));

    [Fact]
    public void An_empty_name_or_headline_says_that_it_is_empty()
    {
        Assert.Equal(("(no name)", "(no headline)"), (Plain.Name(" \u0007 "), Plain.Headline("")));
        Assert.Equal(Plain.LongestName, Plain.Name(new string('x', 1_000)).Length);
    }

    [Theory]
    [InlineData("https://news.example/a b?c='d'", "https://news.example/a%20b?c=%27d%27")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("/relative", null)]
    [InlineData("ftp://news.example/", null)]
    [InlineData(null, null)]
    public void Only_addresses_of_the_web_are_linked(string? link, string? told) => Assert.Equal(told, WebLink.Of(link));

    [Fact]
    public void Each_place_of_each_term_is_marked_and_each_sentence_told_once()
    {
        const string text = "A turbine beside a turbine blade.";
        var sentences = MarkedSentence.Of([new Evidence("turbine", text, Zone.Lead, 2, 7), new Evidence("blade", text, Zone.Lead, 27, 5), new Evidence("turbine", "", Zone.Body, 0, 0)]);

        var sentence = Assert.Single(sentences);
        Assert.Equal(text, sentence.Text);
        Assert.Equal(["turbine", "turbine", "blade"], sentence.Stretches.Where(stretch => stretch.IsTerm).Select(stretch => stretch.Text));
    }

    [Fact]
    public void A_reason_names_the_clause_and_the_entry_where_there_are_any()
    {
        var term = new Evidence("drone*", "Drones flew.", Zone.Lead, 0, 6);

        Assert.Equal("drone*", HitReason.Of(term));
        Assert.Equal("drone* in drone* NEAR/5 Iran", HitReason.Of(term with { Clause = "drone* NEAR/5 Iran" }));
        Assert.Equal("drone* (entry 4711)", HitReason.Of(term with { Reference = "4711" }));
    }

    [Fact]
    public void A_piece_that_is_cut_shows_it_and_loses_the_lines_behind()
    {
        var piece = new MessagePiece(PieceRole.Entry, [new MessageLine([new TextRun("A long", RunStyle.Strong, "https://news.example"), new TextRun(" headline")]), new MessageLine([new TextRun("Source")])]);

        var cut = piece.CutTo(10);

        var line = Assert.Single(cut.Lines);
        Assert.Equal("A long he…", string.Concat(line.Runs.Select(run => run.Text)));
        Assert.Equivalent(piece, piece.CutTo(100), strict: true);
        Assert.All(piece.WithoutLinks().Lines.SelectMany(one => one.Runs), run => Assert.Null(run.Link));
    }

    [Fact]
    public void A_feed_in_trouble_is_told_with_its_error_and_its_address()
    {
        var message = AlertMessage.Of(new AlertSubject.OfFeed(new FeedTrouble(new Feeds.FeedId("f"), "News", "https://news.example/feed", FeedTroubleKind.Gone, Time, "410\nGone")));

        Assert.Equal(("Feed News is gone", "Since 2026-03-14 09:00 UTC. 410 Gone", "https://news.example/feed"), (message.Heading, message.Note, message.Link));
        Assert.Equal(message.Heading, message.Summary);
    }

    [Theory]
    [InlineData(DigestReason.Schedule, "Told together, as the watchlist asks")]
    [InlineData(DigestReason.QuietHours, "Held back in quiet hours")]
    [InlineData(DigestReason.TooMany, "More than the watchlist tells of in an hour")]
    [InlineData(DigestReason.Cooldown, "Held back after the one before")]
    public void A_digest_says_how_many_hits_it_has_and_why_they_are_told_together(DigestReason reason, string why)
    {
        var hit = SampleHit.Of(1, Time);
        var message = AlertMessage.Of(new AlertSubject.OfDigest(new AlertDigest(hit.Watchlist, "Engines", reason, Time, Time.AddHours(1), [hit], 41)));

        Assert.Equal(("Engines: 41 hits", 40, true), (message.Summary, message.Untold, message.IsDigest));
        Assert.Equal($"{why}, 2026-03-14 09:00 UTC to 2026-03-14 10:00 UTC.", message.Note);
    }

    [Fact]
    public void A_hit_is_summed_up_by_its_watchlist_and_its_headline()
    {
        var message = AlertMessage.Of(new AlertSubject.OfHit(SampleHit.Of(1, Time) with { Link = "javascript:x" }));

        Assert.Equal("Двигуни & engines: Turbine \"shipped\"", message.Summary);
        Assert.Null(message.Hits[0].Link);
        Assert.Equal("2026-03-14 09:00 UTC", message.Hits[0].Time);
    }
}
