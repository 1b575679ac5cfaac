using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CodeHollow.FeedReader.Feeds;
using FeedMonitor.Items;
using Parser = CodeHollow.FeedReader.FeedReader;

namespace FeedMonitor.Feeds.Reading;

/// <summary>Reads RSS and Atom from bytes: the one place that knows CodeHollow.FeedReader.</summary>
/// <remarks>
/// The parser gives the structure; dates are read by us, since it throws at some, reads others by the machine's culture and
/// takes EST for UTC. Where it fails on well-formed XML, or finds no item in it, it gets the document once more, without what it
/// is known to stumble on.
/// </remarks>
public static partial class FeedDocumentReader
{
    // Dates that the parser must not see are kept under this namespace.
    private static readonly XNamespace Held = "urn:feed-monitor:held";
    private static readonly XNamespace ContentModule = "http://purl.org/rss/1.0/modules/content/";

    /// <summary>Reads a feed.</summary>
    public static FeedReading Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length == 0)
        {
            return new FeedReading.Unreadable("it is empty");
        }

        if (FeedXml.ProblemOf(bytes) is { } problem)
        {
            return new FeedReading.Unreadable(LooksLikeHtml(bytes) ? $"it is an HTML page, not a feed ({problem})" : problem);
        }

        var asItCame = Parse(bytes);
        return asItCame is { Document.Items.Count: > 0 } ? asItCame
            : Parse(WithoutStumblingBlocks(bytes)) ?? asItCame
            ?? (FeedReading)new FeedReading.Unreadable(LooksLikeHtml(bytes) ? "it is an HTML page, not a feed" : "it is XML, but neither RSS nor Atom");
    }

    // The parser reports every failure as a plain Exception or NullReferenceException of its own; none of them is ours to pass on.
#pragma warning disable CA1031
    private static FeedReading.Readable? Parse(byte[] bytes)
    {
        try
        {
            var feed = Parser.ReadFromByteArray(bytes);
            return new FeedReading.Readable(new FeedDocument(PlainText(feed.Title), Trimmed(feed.Link), [.. feed.Items.Select(ToItem)]));
        }
        catch (Exception)
        {
            return null;
        }
    }
#pragma warning restore CA1031

    private static FeedItem ToItem(CodeHollow.FeedReader.FeedItem item)
    {
        var element = item.SpecificItem.Element;
        var published = FirstDate(element, "pubDate", "published", "date", "issued");
        var updated = FirstDate(element, "updated", "modified");
        return new FeedItem
        {
            Guid = Trimmed(item.Id),
            Title = PlainText(item.Title),
            Link = Trimmed(LinkOf(item)),
            Published = published ?? updated,
            Updated = updated,
            Author = Trimmed(item.Author) ?? Trimmed(element.Elements().FirstOrDefault(child => child.Name.LocalName == "creator")?.Value),
            Content = Markup(element, element.Name.Namespace + "content", ContentModule + "encoded") ?? Trimmed(item.Content),
            Summary = Markup(element, element.Name.Namespace + "summary", element.Name.Namespace + "description") ?? Trimmed(item.Description),
        };
    }

    // Markup that stands in the feed unescaped (Atom's type="xhtml"): the parser gives its text alone, where paragraphs run together.
    private static string? Markup(XElement item, params ReadOnlySpan<XName> names)
    {
        foreach (var name in names)
        {
            if (item.Element(name) is not { HasElements: true } found)
            {
                continue;
            }

            var copy = new XElement(found);
            foreach (var element in copy.DescendantsAndSelf())
            {
                element.Name = element.Name.LocalName;
                element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
            }

            return Trimmed(string.Concat(copy.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting))));
        }

        return null;
    }

    // Of an Atom entry's links the parser takes the first, which may be the comments'; RFC 4287 §4.2.7.2: without rel it is "alternate".
    private static string? LinkOf(CodeHollow.FeedReader.FeedItem item) => item.SpecificItem is AtomFeedItem atom
        ? atom.Links.FirstOrDefault(link => string.IsNullOrEmpty(link.Relation) || link.Relation == "alternate")?.Href ?? item.Link
        : item.Link;

    private static DateTimeOffset? FirstDate(XElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var date in element.Elements().Where(child => string.Equals(child.Name.LocalName, name, StringComparison.OrdinalIgnoreCase)))
            {
                if (FeedDate.Parse(date.Value) is { } moment)
                {
                    return moment;
                }
            }
        }

        return null;
    }

    private static byte[] WithoutStumblingBlocks(byte[] bytes)
    {
        var document = FeedXml.Load(bytes);
        var root = document.Root!;
        document.Declaration = new XDeclaration("1.0", "utf-8", standalone: null);
        if (string.Equals(root.Name.LocalName, "rss", StringComparison.OrdinalIgnoreCase) && root.Attribute("version") is null)
        {
            root.SetAttributeValue("version", "2.0");
        }

        // The parser knows Atom's elements without a prefix only.
        if (root.Name.LocalName == "feed" && root.Name.Namespace != XNamespace.None)
        {
            root.Attributes().Where(attribute => attribute.IsNamespaceDeclaration && attribute.Value == root.Name.NamespaceName).Remove();
            root.SetAttributeValue("xmlns", root.Name.NamespaceName);
        }

        foreach (var date in document.Descendants().Where(element => DateNames().IsMatch(element.Name.LocalName)).ToArray())
        {
            date.Name = Held + date.Name.LocalName;
        }

        using var stream = new MemoryStream();
        document.Save(stream);
        return stream.ToArray();
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    // Titles hold text, HTML, or HTML escaped once more; people read text.
    private static string PlainText(string? title)
    {
        var text = title ?? "";
        for (var i = 0; i < 2 && text.Contains('&'); i++)
        {
            text = WebUtility.HtmlDecode(text);
        }

        return Spaces().Replace(Tags().Replace(text, ""), " ").Trim();
    }

    private static bool LooksLikeHtml(byte[] bytes) => Html().IsMatch(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 1024)));

    [GeneratedRegex(@"</?(a|abbr|b|bdi|bdo|br|cite|code|del|em|font|i|img|ins|mark|p|q|s|small|span|strong|sub|sup|u)\b[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // Behind a byte order mark, as Latin-1 shows it, a declaration or comments.
    [GeneratedRegex(@"^(\u00EF\u00BB\u00BF)?\s*((<\?[^>]*>|<!--.*?-->)\s*)*(<!doctype\s+html|<html[\s>])", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Html();

    [GeneratedRegex(@"^(pubDate|lastBuildDate|published|updated|modified|issued|created|date)$", RegexOptions.IgnoreCase)]
    private static partial Regex DateNames();
}
