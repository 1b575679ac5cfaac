using System.Globalization;
using System.Net;
using System.Text;

namespace FeedMonitor.Benchmarks.Reading;

/// <summary>Well-formed feeds of the kinds that are met, made anew and always the same.</summary>
internal static class SampleFeeds
{
    private static readonly string[] Words =
        "the of cargo harbour office permit inspectors customs register licence drums engines tools ship record week minister route border depot papers officials said".Split(' ');

    /// <summary>A feed of each kind, as bytes.</summary>
    public static IReadOnlyList<byte[]> All { get; } =
    [
        Rss(items: 20, words: 60, isHtml: false),
        Rss(items: 30, words: 300, isHtml: true),
        Rss(items: 200, words: 40, isHtml: true),
        Atom(entries: 25, words: 150),
        Atom(entries: 10, words: 900),
    ];

    /// <summary>An RSS feed: summaries as text, or whole articles as escaped HTML.</summary>
    public static byte[] Rss(int items, int words, bool isHtml, int seed = 1, string host = "news.example")
    {
        var random = new Random(seed);
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>");
        xml.Append(CultureInfo.InvariantCulture, $"<title>News {seed}</title><link>https://{host}/</link><description>All of it</description><ttl>15</ttl>");
        for (var i = 0; i < items; i++)
        {
            var text = Text(random, words);
            xml.Append(CultureInfo.InvariantCulture, $"""
                <item><title>{Text(random, 9)}</title><link>https://{host}/{seed}/{i}?utm_source=rss</link><guid isPermaLink="false">{seed}-{i}</guid>
                <pubDate>{DateTime.UnixEpoch.AddDays(20_000).AddMinutes(-i):R}</pubDate><dc:creator>Desk</dc:creator><category>World</category>
                <description>{WebUtility.HtmlEncode(isHtml ? $"<p>{text[..Math.Min(200, text.Length)]}</p>" : text)}</description>
                """);
            xml.Append(isHtml ? $"<content:encoded><![CDATA[<p>{text.Replace(". ", ".</p>\n<p>", StringComparison.Ordinal)}</p>]]></content:encoded></item>" : "</item>");
        }

        return Encoding.UTF8.GetBytes(xml.Append("</channel></rss>").ToString());
    }

    private static byte[] Atom(int entries, int words)
    {
        var random = new Random(entries);
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Log</title><link href=\"https://log.example/\"/><id>urn:log</id><updated>2026-03-14T09:26:53Z</updated>");
        for (var i = 0; i < entries; i++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"""
                <entry><title>{Text(random, 8)}</title><id>urn:log:{i}</id><link rel="alternate" href="https://log.example/{i}"/><published>2026-03-14T09:26:53Z</published>
                <updated>2026-03-14T10:26:53Z</updated><author><name>Desk</name></author><content type="html">{WebUtility.HtmlEncode($"<p>{Text(random, words)}</p>")}</content></entry>
                """);
        }

        return Encoding.UTF8.GetBytes(xml.Append("</feed>").ToString());
    }

    private static string Text(Random random, int words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words; i++)
        {
            text.Append(i == 0 ? "" : i % 17 == 0 ? ". " : " ").Append(Words[random.Next(Words.Length)]);
        }

        return text.Append('.').ToString();
    }
}
