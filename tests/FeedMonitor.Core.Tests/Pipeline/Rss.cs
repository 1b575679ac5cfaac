using System.Text;
using System.Xml.Linq;

namespace FeedMonitor.Pipeline;

/// <summary>An entry of a feed that a test publishes.</summary>
internal sealed record Entry(string Title, string? Guid = null, string? Link = null, string Text = "", DateTimeOffset? Published = null)
{
    /// <summary>One of many that look alike: guid, address and a text long enough to be its own.</summary>
    public static Entry Number(int number) => new(
        $"Turbine {number}", $"guid-{number}", $"https://news.example/{number}", string.Join(' ', Enumerable.Range(0, 60).Select(i => $"word{number}x{i}")));
}

internal static class Rss
{
    public static byte[] Of(params IEnumerable<Entry> entries) => Encoding.UTF8.GetBytes(new XElement(
        "rss",
        new XAttribute("version", "2.0"),
        new XElement(
            "channel",
            new XElement("title", "News"),
            new XElement("link", "https://news.example/"),
            entries.Select(entry => new XElement(
                "item",
                new XElement("title", entry.Title),
                entry.Guid is null ? null : new XElement("guid", entry.Guid),
                entry.Link is null ? null : new XElement("link", entry.Link),
                entry.Published is null ? null : new XElement("pubDate", entry.Published.Value.ToString("R")),
                new XElement("description", entry.Text))))).ToString());
}
