using System.Xml.Linq;

namespace FeedMonitor.Feeds.Reading;

/// <summary>The names of RSS and Atom in all the namespaces in which they are met.</summary>
internal static class FeedVocabulary
{
    public const string Atom = "http://www.w3.org/2005/Atom";
    public const string DublinCore = "http://purl.org/dc/elements/1.1/";
    public const string FeedBurner = "http://rssnamespace.org/feedburner/ext/1.0";
    public const string MediaRss = "http://search.yahoo.com/mrss/";
    public const string Syndication = "http://purl.org/rss/1.0/modules/syndication/";
    public const string Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>Whether a name is of the feed's own vocabulary, and not of an extension that uses the same words (<c>media:title</c>).</summary>
    public static bool IsCore(XName name) => IsCore(name.NamespaceName);

    /// <summary>Whether a namespace is that of RSS or Atom in any of their versions.</summary>
    public static bool IsCore(string name) => name is "" or Atom
        || name.StartsWith("http://purl.org/atom/ns#", StringComparison.Ordinal)
        || name.StartsWith("http://purl.org/rss/1.0", StringComparison.Ordinal) && !name.Contains("modules", StringComparison.Ordinal)
        || name.StartsWith("http://my.netscape.com/", StringComparison.Ordinal)
        || name.StartsWith("http://channel.netscape.com/", StringComparison.Ordinal)
        || name.StartsWith("http://backend.userland.com/rss", StringComparison.Ordinal)
        || name.StartsWith("http://blogs.law.harvard.edu/tech/rss", StringComparison.Ordinal)
        || name.StartsWith("http://cyber.law.harvard.edu/rss", StringComparison.Ordinal);

    /// <summary>The children of a local name in the feed's own vocabulary, else of that name in the parent's namespace, whatever it is.</summary>
    public static IEnumerable<XElement> Children(this XElement parent, string local) => parent.Elements()
        .Where(child => child.Name.LocalName.Equals(local, StringComparison.OrdinalIgnoreCase) && (IsCore(child.Name) || child.Name.Namespace == parent.Name.Namespace));

    /// <summary>The children of a local name in one namespace; of Dublin Core and its like the prefix is what counts.</summary>
    public static IEnumerable<XElement> Children(this XElement parent, string space, string local) => parent.Elements()
        .Where(child => child.Name.LocalName.Equals(local, StringComparison.OrdinalIgnoreCase) && child.Name.NamespaceName.TrimEnd('/') == space.TrimEnd('/'));

    /// <summary>The element's text without white space at its ends, or null if there is none.</summary>
    public static string? Text(this XElement? element) => string.IsNullOrWhiteSpace(element?.Value) ? null : element.Value.Trim();
}
