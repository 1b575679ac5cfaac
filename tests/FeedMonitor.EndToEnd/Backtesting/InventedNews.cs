using System.Globalization;
using System.Net;

namespace FeedMonitor.EndToEnd.Backtesting;

/// <summary>Feeds that go on from hour to hour: items come, some without a date, some old from the start, and some are edited.</summary>
internal sealed class InventedNews(int seed, DateTimeOffset start)
{
    private const int Window = 14;

    private static readonly string[] Words =
    [
        "port", "harbour", "drone", "drones", "strike", "turbine", "engine", "machine", "tools", "WHO", "who", "ministry", "film", "review", "export", "licence",
        "станок", "дроны", "экспорт", "порт", "верстат", "Київ", "Київ", "無人機", "輸出", "半導体", "niño", "café", "über", "Straße", "soutěž", "ship", "cargo", "customs", "the", "a", "of", "in",
    ];

    private readonly Random random = new(seed);
    private readonly List<Item> items = [];
    private int lastGuid;

    /// <summary>Some hours pass.</summary>
    public void GoOn(DateTimeOffset now)
    {
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            items.Add(new Item(++lastGuid, Text(5), Text(60), Date(now)));
        }

        for (var i = random.Next(0, 4); i > 0; i--)
        {
            var place = random.Next(Math.Max(0, items.Count - Window), items.Count);
            items[place] = items[place] with { Text = items[place].Text + "\n\n" + Text(20), Title = random.Next(3) == 0 ? Text(5) : items[place].Title };
        }
    }

    /// <summary>The feed as it is now: the last items, newest first.</summary>
    public string Rss(string title)
    {
        var written = items.TakeLast(Window).Reverse().Select(item =>
            $"<item><guid isPermaLink=\"false\">{seed}-{item.Guid}</guid><title>{item.Title}</title><link>https://news{seed}.example/{item.Guid}</link>"
            + (item.Published is { } date ? $"<pubDate>{date.ToString("R", CultureInfo.InvariantCulture)}</pubDate>" : "")
            + $"<description>{WebUtility.HtmlEncode(string.Concat(item.Text.Split("\n\n").Select(paragraph => $"<p>{paragraph}</p>")))}</description></item>");
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>{title}</title><link>https://news{seed}.example/</link>{string.Concat(written)}</channel></rss>";
    }

    private DateTimeOffset? Date(DateTimeOffset now) => random.Next(6) switch
    {
        0 => null,
        1 => start.AddDays(-random.Next(2, 40)),
        _ => now.AddMinutes(-random.Next(5, 600)),
    };

    private string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(i => random.GetItems(Words, 1)[0] + (i % 9 == 8 ? "." : ""))) + ".";

    private sealed record Item(int Guid, string Title, string Text, DateTimeOffset? Published);
}
