using System.Text.RegularExpressions;
using FeedMonitor.Alerts;
using FeedMonitor.Cleaning;
using FeedMonitor.Hits;
using FeedMonitor.Stories;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Channels;

public sealed class HitConsoleTests
{
    private const char Escape = '\u001b';

    private static readonly TimeZoneInfo TwoHoursEast = TimeZoneInfo.CreateCustomTimeZone("two-east", TimeSpan.FromHours(2), null, null);

    [Fact]
    public void Without_colours_a_hit_is_plain_text()
    {
        var text = Print(Sample.Hit, colours: false);

        Assert.Equal(
            [
                "● Товари подвійного використання  Верстати <b>їдуть</b>",
                "  News & more · 2026-03-14 11:30 +02:00",
                "  «Machine-tools» were shipped.",
                "  «Верстати» поїхали далі.",
                "  https://news.example/1?a=1&b=2",
                "  Why: \"machine tools\" · верстат*",
                "",
                "",
            ],
            text.Split(Environment.NewLine));
        Assert.DoesNotContain(Escape, text);
    }

    [Fact]
    public void On_a_terminal_a_long_sentence_is_broken_between_words_and_set_in()
    {
        using var writer = new StringWriter();
        var words = string.Join(' ', Enumerable.Repeat("container", 12));

        new HitConsole(writer, colours: false, TwoHoursEast, width: 60).Print(Sample.Hit with { Evidence = [new Evidence("drum*", words, Zone.Body, 0, 1)] });

        var proof = writer.ToString().Split(Environment.NewLine)[2..^4];
        Assert.Equal(3, proof.Length);
        Assert.All(proof, line => Assert.InRange(line.Length, 1, 60));
        Assert.Equal(words, string.Join(' ', proof.Select(line => line.Trim())));
        Assert.All(proof[1..], line => Assert.StartsWith("    c", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(200)]
    public void On_a_terminal_no_line_but_an_address_is_wider_than_it_and_no_word_is_broken(int width)
    {
        var words = string.Join(' ', Enumerable.Repeat("container of drums", 10));
        var link = "https://news.example/" + new string('x', 250);
        var trouble = new FeedTrouble(Sample.Hit.Feed, words, link, FeedTroubleKind.Broken, Sample.Hit.FoundAt, words);
        string[] known = ["All", "of", "the", "cargo", "container", "drums", "Why", "drum", "in", "also", "Feed", "has", "failed", "since"];
        using var writer = new StringWriter();
        var console = new HitConsole(writer, colours: false, TwoHoursEast, width);

        console.Print(
            Sample.Hit with { WatchlistName = "All of the cargo", Title = words, FeedTitle = words, Link = link, Evidence = [new Evidence("drum*", words, Zone.Body, 0, 1) { Clause = words }] },
            [new StorySource(words, words, null, Sample.Hit.FoundAt)]);
        console.Print(trouble);

        var lines = writer.ToString().Split(Environment.NewLine);
        Assert.Equal(2, lines.Count(line => line.Trim() == link));
        Assert.All(lines.Where(line => line.Trim() != link), line =>
        {
            Assert.InRange(line.Length, 0, width);
            Assert.All(Regex.Matches(line, "[A-Za-z]+"), word => Assert.Contains(word.Value, known));
        });
    }

    [Fact]
    public void A_sentence_is_printed_once_with_all_its_terms_marked_and_why_it_hit()
    {
        const string Sentence = "Machine tools and lathes, and more machine tools, went to Iran.";
        const string Clause = "lathe* NEAR/5 Iran";
        var hit = Sample.Hit with
        {
            Evidence =
            [
                new Evidence("\"machine tools\"", Sentence, Zone.Body, 0, 13) { Reference = "4711" },
                new Evidence("lathe*", Sentence, Zone.Body, 18, 6) { Clause = Clause },
                new Evidence("Iran", Sentence, Zone.Body, 58, 4) { Clause = Clause },
            ],
        };

        var lines = Print(hit, colours: false).Split(Environment.NewLine);

        Assert.Equal(["  «Machine tools» and «lathes», and more «machine tools», went to «Iran».", $"  {Sample.Hit.Link}", $"  Why: \"machine tools\" (entry 4711) · lathe* in {Clause} · Iran in {Clause}"], lines[2..5]);
    }

    [Fact]
    public void A_mark_that_a_line_breaks_is_painted_in_both_lines()
    {
        using var writer = new StringWriter();
        var before = new string('x', 46);

        new HitConsole(writer, colours: true, TwoHoursEast, width: 60).Print(Sample.Hit with { Evidence = [new Evidence("\"machine tools\"", $"{before} machine tools.", Zone.Body, 0, 1)] });

        Assert.Contains($"  {before} {Escape}[1;33mmachine{Escape}[0m{Environment.NewLine}    {Escape}[1;33mtools{Escape}[0m.", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_else_told_the_story_is_named_and_counted()
    {
        using var writer = new StringWriter();
        StorySource[] others = [.. Enumerable.Range(1, 7).Select(number => new StorySource($"Headline {number}", $"Feed {number}", null, Sample.Hit.FoundAt))];

        new HitConsole(writer, colours: false, TwoHoursEast).Print(Sample.Hit, others);

        Assert.Equal(
            ["  also Feed 1: Headline 1", "  also Feed 2: Headline 2", "  also Feed 3: Headline 3", "  also Feed 4: Headline 4", "  also Feed 5: Headline 5", "  … and 2 more sources"],
            writer.ToString().Split(Environment.NewLine)[5..11]);
    }

    [Fact]
    public void A_time_in_UTC_is_told_as_all_other_output_tells_it()
    {
        using var writer = new StringWriter();

        new HitConsole(writer, colours: false, TimeZoneInfo.Utc).Print(Sample.Hit);

        Assert.Contains("  News & more · 2026-03-14 09:30Z" + Environment.NewLine, writer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FeedTroubleKind.Broken, "has failed")]
    [InlineData(FeedTroubleKind.Silent, "has been silent")]
    [InlineData(FeedTroubleKind.Gone, "is gone")]
    public void A_feed_in_trouble_is_named_with_what_is_wrong_and_since_when(FeedTroubleKind kind, string words)
    {
        using var writer = new StringWriter();

        new HitConsole(writer, colours: false, TwoHoursEast)
            .Print(new FeedTrouble(Sample.Hit.Feed, "News \u001b[2J", "https://news.example/feed.xml", kind, Sample.Hit.FoundAt, "HTTP 500"));

        Assert.Equal([$"▲ Feed News  [2J {words} since 2026-03-14 12:00 +02:00", "  HTTP 500", "  https://news.example/feed.xml", "", ""], writer.ToString().Split(Environment.NewLine));
    }

    [Fact]
    public void What_an_item_may_lack_is_not_printed()
    {
        var text = Print(Sample.Hit with { Link = null, Published = null, Evidence = [] }, colours: false);

        Assert.Equal(["● Товари подвійного використання  Верстати <b>їдуть</b>", "  News & more", "", ""], text.Split(Environment.NewLine));
    }

    [Fact]
    public void On_a_terminal_every_colour_that_begins_ends_in_its_line()
    {
        var text = Print(Sample.Hit, colours: true);

        Assert.Contains($"{Escape}[1;33m● Товари подвійного використання{Escape}[0m", text, StringComparison.Ordinal);
        Assert.Contains($"{Escape}[1;33mВерстати{Escape}[0m поїхали", text, StringComparison.Ordinal);
        Assert.All(text.Split(Environment.NewLine), line =>
        {
            var codes = line.Count(c => c == Escape);
            Assert.Equal(codes, 2 * line.Split($"{Escape}[0m").Skip(1).Count());
        });
    }

    [Theory]
    [InlineData("\u001b[2J\u001b]0;owned\u0007")]
    [InlineData("\u009b2J\u0090q\u009c")]
    [InlineData("a\rb\nc\u0000d\be\u007f")]
    [InlineData("\u202Agnp.\u202Bexe\u202C\u202D\u202E")]
    [InlineData("\u2066a\u2067b\u2068c\u2069")]
    public void No_text_of_a_feed_steers_the_terminal_or_turns_the_line(string hostile)
    {
        var hit = Sample.Hit with
        {
            WatchlistName = hostile,
            Title = hostile,
            FeedTitle = hostile,
            Link = hostile,
            Evidence = [new Evidence(hostile, hostile, Zone.Body, 0, 1)],
        };

        var lines = Print(hit, colours: false).Split(Environment.NewLine);

        // Watchlist and headline, source, sentence, link, reason: a line break within them would make more.
        Assert.Equal(7, lines.Length);
        Assert.All(lines, line => Assert.DoesNotContain(line, c => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')));
    }

    [Fact]
    public void Hits_that_are_printed_at_once_do_not_mix()
    {
        using var writer = new StringWriter();
        var console = new HitConsole(TextWriter.Synchronized(writer), colours: false, TwoHoursEast);

        Parallel.For(0, 50, _ => console.Print(Sample.Hit));

        Assert.Equal(string.Concat(Enumerable.Repeat(Print(Sample.Hit, colours: false), 50)), writer.ToString());
    }

    [Fact]
    public async Task The_kind_console_prints_the_hit_and_has_delivered_it()
    {
        using var writer = new StringWriter();
        await using var services = new ServiceCollection().AddSingleton(new HitConsole(writer, colours: false, TwoHoursEast)).AddChannelKinds().BuildServiceProvider();
        var kind = services.GetServices<IChannelKind>().Single(kind => kind.Kind == "console");

        var channel = kind.Create(Sample.Definition("console"));
        var outcome = await channel.DeliverAsync(Sample.Alert, CancellationToken.None);

        Assert.IsType<DeliveryOutcome.Delivered>(outcome);
        Assert.Equal(("desk", "console"), (channel.Id, channel.Kind));
        Assert.Empty(kind.Settings);
        Assert.Equal(Print(Sample.Hit, colours: false), writer.ToString());
    }

    private static string Print(Hit hit, bool colours)
    {
        using var writer = new StringWriter();
        new HitConsole(writer, colours, TwoHoursEast).Print(hit);
        return writer.ToString();
    }
}
