using CsCheck;
using FeedMonitor.Hits;
using FeedMonitor.Stories;

namespace FeedMonitor.Alerts.Messages;

/// <summary>What is told where there is little room, and that what is not is counted.</summary>
public sealed class PieceChoiceTests
{
    private const int Plenty = 100_000;

    [Fact]
    public void With_room_for_all_a_hit_is_told_in_reading_order()
    {
        Assert.Equal(
            ["Engines", "Ferry sinks", "News · 2026-03-14 09:00 UTC", "A ferry sank at 1.", "A ferry sank at 2.", "Also told by\nWire 1: Sunk\nWire 2: Sunk", "Why: ferry"],
            Told(HitOf(sentences: 2, others: 2), Plenty));
    }

    [Fact]
    public void Sentences_that_are_left_out_are_counted_behind_those_that_are_told()
    {
        var told = Told(HitOf(sentences: 9, others: 0), 220);

        Assert.Equal("… and 5 more sentences", told[^2]);
        Assert.Equal("A ferry sank at 4.", told[^3]);
    }

    [Fact]
    public void Sources_and_reasons_that_are_left_out_are_counted_as_well()
    {
        Assert.Equal(
            ["Engines", "Ferry sinks", "News · 2026-03-14 09:00 UTC", "A ferry sank at 1.", "… and 1 more sentence, 7 more sources, 1 more reason"],
            Told(HitOf(sentences: 2, others: 7), 150));
    }

    [Fact]
    public void What_is_left_out_of_a_hit_without_a_sentence_is_told_at_its_end()
    {
        Assert.Equal(["Engines", "Ferry sinks", "News · 2026-03-14 09:00 UTC", "Why: ferry", "… and 7 more sources"], Told(HitOf(sentences: 0, others: 7), 170));
    }

    [Fact]
    public void A_hit_of_a_digest_has_a_short_line_of_who_else_told_its_story()
    {
        var told = Told(DigestOf(untold: 0, 0, 2, 5), Plenty);

        Assert.Equal(
            [
                "Engines: 3 hits",
                "Held back in quiet hours, 2026-03-14 09:00 UTC to 2026-03-14 10:00 UTC.",
                "Ferry sinks 1\nNews · 2026-03-14 09:00 UTC\nA ferry sank at 1.",
                "Ferry sinks 2\nNews · 2026-03-14 09:00 UTC\nA ferry sank at 1.",
                "Also told by Wire 1 · Wire 2",
                "Ferry sinks 3\nNews · 2026-03-14 09:00 UTC\nA ferry sank at 1.",
                "Also told by Wire 1 · Wire 2 · Wire 3 … and 2 more",
            ],
            told);
    }

    [Fact]
    public void Hits_of_a_digest_go_before_the_sources_of_others_and_both_are_counted_at_the_end()
    {
        var told = Choice(DigestOf(untold: 40, 2, 2, 2), 360);

        Assert.Equal(3, told.Named);
        Assert.Equal("Ferry sinks 3\nNews · 2026-03-14 09:00 UTC\nA ferry sank at 1.", told[^2]);
        Assert.Equal("… and 40 more hits, 6 more sources", told[^1]);
    }

    [Fact]
    public void The_sources_of_a_hit_that_is_left_out_go_with_it()
    {
        var told = Choice(DigestOf(untold: 0, 2, 2, 2), 280);

        Assert.Equal(1, told.Named);
        Assert.Equal("… and 2 more hits, 2 more sources", told[^1]);
    }

    [Fact]
    public void A_digest_whose_hits_can_t_be_read_any_more_says_how_many_there_were() => Assert.Equal("… and 3 more hits", Told(DigestOf(untold: 3), Plenty)[^1]);

    [Fact]
    public void Whatever_the_room_what_is_told_and_what_is_counted_are_all_there_is()
    {
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[0, 900], Gen.Bool).Sample((proofs, others, limit, isDigest) =>
        {
            var message = isDigest ? DigestOf(untold: 3, [.. Enumerable.Repeat(others, proofs)]) : HitOf(proofs, others);
            var choice = Choice(message, limit);
            var shown = choice.Count(piece => piece.Contains("A ferry sank", StringComparison.Ordinal));
            var left = string.Join('\n', choice.Where(piece => piece.StartsWith('…')));

            Assert.Equal(proofs + (isDigest ? 3 : 0), shown + NumberOf(left, isDigest ? "hit" : "sentence"));
            Assert.Equal(isDigest ? shown : 0, choice.Named);
            var sources = isDigest ? shown * others : others;
            var named = isDigest ? choice.Count(piece => piece.StartsWith("Also told", StringComparison.Ordinal)) * others : choice.Any(piece => piece.StartsWith("Also told", StringComparison.Ordinal)) ? others : 0;
            Assert.Equal(sources, named + NumberOf(left, "source"));
            Assert.True(limit < 250 || choice.Sum(piece => piece.Length) <= limit);
        });
    }

    private static int NumberOf(string left, string noun) =>
        System.Text.RegularExpressions.Regex.Match(left, $"([0-9]+) more {noun}s?\\b") is { Success: true } match ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;

    private static string[] Told(AlertMessage message, int limit) => [.. Choice(message, limit)];

    private static ChosenPieces<string> Choice(AlertMessage message, int limit) =>
        PieceChoice.Of(message, piece => string.Join('\n', piece.Lines.Select(line => string.Concat(line.Runs.Select(run => run.Text)))), piece => piece.Length, limit);

    private static AlertMessage HitOf(int sentences, int others) => AlertMessage.Of(new AlertSubject.OfHit(Hit(1, sentences) with { Title = "Ferry sinks" }) { OtherSources = Sources(others) });

    private static AlertMessage DigestOf(int untold, params int[] others)
    {
        Hit[] hits = [.. Enumerable.Range(1, others.Length).Select(number => Hit(number, sentences: 1))];
        var stories = hits.Zip(others).ToDictionary(
            pair => pair.First.Id,
            pair => new HitStory(pair.First.Item, [StoryTelling.Of(pair.First), .. Sources(pair.Second).Select(source => new StoryTelling(pair.First.Id, pair.First.Watchlist, new Items.ItemId(source.FeedTitle), Time, source))]));
        return AlertMessage.Of(new AlertSubject.OfDigest(
            new AlertDigest(SampleHit.Of(1, Time).Watchlist, "Engines", DigestReason.QuietHours, Time, Time.AddHours(1), hits, hits.Length + untold) { Stories = stories }));
    }

    private static DateTimeOffset Time { get; } = new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);

    private static StorySource[] Sources(int count) => [.. Enumerable.Range(1, count).Select(number => new StorySource("Sunk", $"Wire {number}", null, null))];

    private static Hit Hit(int number, int sentences) => SampleHit.Of(number, Time) with
    {
        WatchlistName = "Engines",
        Title = $"Ferry sinks {number}",
        Evidence = sentences == 0
            ? [new Evidence("ferry", "", Cleaning.Zone.Lead, 0, 0)]
            : [.. Enumerable.Range(1, sentences).Select(at => new Evidence("ferry", $"A ferry sank at {at}.", Cleaning.Zone.Lead, 2, 5))],
    };
}
