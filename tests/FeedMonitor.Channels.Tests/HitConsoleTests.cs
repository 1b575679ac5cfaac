using FeedMonitor.Alerts;
using FeedMonitor.Cleaning;
using FeedMonitor.Hits;
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
                "  News & more · 2026-03-14 11:30",
                "  \"machine tools\"  Machine-tools were shipped.",
                "  верстат*  Верстати поїхали далі.",
                "  https://news.example/1?a=1&b=2",
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

        var proof = writer.ToString().Split(Environment.NewLine)[2..^3];
        Assert.Equal(3, proof.Length);
        Assert.All(proof, line => Assert.InRange(line.Length, 1, 60));
        Assert.Equal(words, string.Join(' ', proof.Select(line => line.Trim())).Replace("drum*  ", "", StringComparison.Ordinal));
        Assert.All(proof[1..], line => Assert.StartsWith("    c", line, StringComparison.Ordinal));
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

        Assert.Equal([$"▲ Feed News  [2J {words} since 2026-03-14 12:00", "  HTTP 500", "  https://news.example/feed.xml", "", ""], writer.ToString().Split(Environment.NewLine));
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
        Assert.Contains($"{Escape}[36mверстат*{Escape}[0m", text, StringComparison.Ordinal);
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

        // Watchlist and headline, source, sentence, link: a line break within them would make more.
        Assert.Equal(6, lines.Length);
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
