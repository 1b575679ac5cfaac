using System.Text;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Lists;

namespace FeedMonitor.Configuration;

/// <summary>A feed of the list, and the outline that lists it.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="Outline">Its outline.</param>
public sealed record ListedFeed(Feed Feed, OpmlElement Outline);

/// <summary>The configuration's <c>feeds.opml</c>. It is read strictly: an outline that is passed over would be a feed that is missed silently.</summary>
public sealed class FeedListFile
{
    private const string NewList = """
        <?xml version="1.0" encoding="utf-8"?>
        <opml version="2.0">
          <head>
            <title>Feed Monitor</title>
          </head>
          <body>
          </body>
        </opml>

        """;

    private readonly SafeFile file;
    private readonly OpmlText text;

    private FeedListFile(SafeFile file, OpmlText text, OpmlDocument document)
    {
        (this.file, this.text, Document) = (file, text, document);
        Feeds = ReadFeeds();
    }

    /// <summary>Its path.</summary>
    public string Path => file.Path;

    /// <summary>Its text.</summary>
    public OpmlDocument Document { get; }

    /// <summary>Its feeds, in its order.</summary>
    public IReadOnlyList<ListedFeed> Feeds { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ConfigurationException">The file is wrong somewhere.</exception>
    public static FeedListFile Open(string path) => Open(SafeFile.Read(path) ?? throw new ConfigurationException(new ConfigPlace(path), "the file is missing, expected the list of feeds"));

    /// <summary>Reads a file; where there is none, begins an empty list, which <see cref="TrySave"/> writes.</summary>
    /// <exception cref="ConfigurationException">The file is wrong somewhere.</exception>
    public static FeedListFile OpenOrNew(string path) => Open(SafeFile.Read(path) ?? SafeFile.New(path, Encoding.UTF8.GetBytes(NewList.ReplaceLineEndings("\n"))));

    /// <summary>The text with feeds added.</summary>
    public string With(IEnumerable<Feed> feeds) => OpmlEdit.Add(Document, feeds, text.IsUnicode);

    /// <summary>Replaces the file's text as a whole, unless the file has changed since it was read.</summary>
    /// <returns>False if it has; nothing was written then.</returns>
    /// <exception cref="ConfigurationException">It can't be written, or not without loss.</exception>
    public bool TrySave(string changed)
    {
        if (!text.Encode(Document.Text).AsSpan().SequenceEqual(file.Bytes))
        {
            throw new ConfigurationException(new ConfigPlace(Path), $"the file can't be written again as it is in {text.EncodingName}, expected UTF-8");
        }

        return file.TryReplace(text.Encode(changed));
    }

    private static FeedListFile Open(SafeFile file)
    {
        try
        {
            var read = OpmlText.Read(file.Bytes);
            return new FeedListFile(file, read, OpmlDocument.Parse(read.Text));
        }
        catch (DecoderFallbackException e)
        {
            throw new ConfigurationException(new ConfigPlace(file.Path, 1), $"this is not XML: {e.Message}");
        }
        catch (OpmlException e)
        {
            throw new ConfigurationException(new ConfigPlace(file.Path, e.Line), e.Message);
        }
    }

    private List<ListedFeed> ReadFeeds()
    {
        var feeds = new List<ListedFeed>();
        var known = new HashSet<FeedId>();
        foreach (var outline in Document.Body.Descendants().Where(IsFeed))
        {
            var feed = ReadFeed(outline);
            if (!known.Add(feed.Id))
            {
                throw Wrong(outline, $"feed {feed.Url} stands here a second time, expected it once");
            }

            feeds.Add(new ListedFeed(feed, outline));
        }

        return feeds;
    }

    private Feed ReadFeed(OpmlElement outline)
    {
        var address = outline.Raw("xmlUrl") ?? throw Wrong(outline, "the feed has no 'xmlUrl', expected its address");
        if (!FeedUrl.TryParse(address, out var url, out var problem))
        {
            // What stands before an @ may be a password.
            throw Wrong(outline, $"{(address.Contains('@', StringComparison.Ordinal) ? "xmlUrl" : $"'{address}'")} is not a feed address: {problem}");
        }

        return new Feed(FeedId.Of(url), url, outline.Text("title") ?? outline.Text("text") ?? url.Value, outline.Text("htmlUrl"), outline.Groups()) { FullText = PolicyOf(outline) };
    }

    private FullTextPolicy? PolicyOf(OpmlElement outline) => outline.Text("fullText") switch
    {
        null => null,
        "auto" => FullTextPolicy.Auto,
        "never" => FullTextPolicy.Never,
        "always" => FullTextPolicy.Always,
        var other => throw Wrong(outline, $"fullText is '{other}', expected auto, never or always"),
    };

    // An outline that says it is a feed and has no address (or "xmlURL") is a mistake: passed over, its feed would be missed silently.
    private static bool IsFeed(OpmlElement outline) => outline.Raw("xmlUrl") is not null || outline.Text("type")?.ToLowerInvariant() is "rss" or "atom";

    private ConfigurationException Wrong(OpmlElement outline, string problem) => new(new ConfigPlace(Path, outline.Line), problem);
}
