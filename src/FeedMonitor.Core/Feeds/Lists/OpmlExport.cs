using System.Text;

namespace FeedMonitor.Feeds.Lists;

/// <summary>Writes a list of feeds as OPML 2.0 for other readers.</summary>
public static class OpmlExport
{
    /// <summary>The text, with lines that end in a line feed.</summary>
    /// <param name="feeds">The feeds, in their groups.</param>
    /// <param name="created">When the list is made.</param>
    public static string Write(IEnumerable<Feed> feeds, DateTimeOffset created)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        var outlines = new NewOutlines();
        foreach (var feed in feeds)
        {
            outlines.Add(feed, feed.Groups);
        }

        var text = new StringBuilder($"""
            <?xml version="1.0" encoding="utf-8"?>
            <opml version="2.0">
              <head>
                <title>Feed Monitor</title>
                <dateCreated>{created.UtcDateTime:r}</dateCreated>
              </head>
              <body>
            """);
        outlines.Write(text, "\n", "    ", "  ", isUnicode: true);
        return text.Append("\n  </body>\n</opml>\n").ToString();
    }
}
