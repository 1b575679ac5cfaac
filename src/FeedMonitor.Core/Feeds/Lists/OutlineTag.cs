using System.Text;
using FeedMonitor.Feeds.Reading.Xml;

namespace FeedMonitor.Feeds.Lists;

/// <summary>Writes the tags of outlines.</summary>
internal static class OutlineTag
{
    /// <summary>The empty-element tag of a feed.</summary>
    public static string OfFeed(ListEntry entry, bool isUnicode)
    {
        if (entry.Written is { } written)
        {
            return written;
        }

        var feed = entry.Feed;
        var tag = new StringBuilder("<outline");
        Append(tag, "type", entry.Others.FirstOrDefault(IsType).Value ?? "rss", isUnicode);
        Append(tag, "text", entry.ShortTitle ?? feed.Title, isUnicode);
        if (entry.ShortTitle is not null)
        {
            Append(tag, "title", feed.Title, isUnicode);
        }

        Append(tag, "xmlUrl", feed.Url.Value, isUnicode);
        if (feed.SiteUrl is not null)
        {
            Append(tag, "htmlUrl", feed.SiteUrl, isUnicode);
        }

        if (feed.FullText is { } policy)
        {
            Append(tag, "fullText", FullTextPolicyName.Of(policy), isUnicode);
        }

        foreach (var (name, value) in entry.Others.Where(other => !IsType(other)))
        {
            Append(tag, name, value, isUnicode);
        }

        return tag.Append("/>").ToString();
    }

    /// <summary>The start tag of a group.</summary>
    public static string OfGroup(string name, bool isUnicode) => Append(new StringBuilder("<outline"), "text", name, isUnicode).Append('>').ToString();

    private static bool IsType(KeyValuePair<string, string> attribute) => attribute.Key.Equals("type", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes an attribute with a blank before it.</summary>
    public static StringBuilder Append(StringBuilder tag, string name, string value, bool isUnicode)
    {
        tag.Append(' ').Append(name).Append("=\"");
        foreach (var rune in XmlCharacters.Clean(value).EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => tag.Append("&amp;"),
                '<' => tag.Append("&lt;"),
                '>' => tag.Append("&gt;"),
                '"' => tag.Append("&quot;"),
                '\t' or '\n' or '\r' => tag.Append($"&#{rune.Value};"),
                >= 0x80 when !isUnicode => tag.Append($"&#{rune.Value};"),
                _ => tag.Append(rune.ToString()),
            };
        }

        return tag.Append('"');
    }
}
