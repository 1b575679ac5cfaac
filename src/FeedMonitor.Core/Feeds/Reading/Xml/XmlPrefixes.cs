using System.Xml.Linq;

namespace FeedMonitor.Feeds.Reading.Xml;

/// <summary>The namespaces in force at a place, with those that feeds use without declaring them.</summary>
internal sealed class XmlPrefixes
{
    private static readonly Dictionary<string, string> WellKnown = new(StringComparer.OrdinalIgnoreCase)
    {
        ["atom"] = FeedVocabulary.Atom,
        ["content"] = "http://purl.org/rss/1.0/modules/content/",
        ["dc"] = FeedVocabulary.DublinCore,
        ["dcterms"] = "http://purl.org/dc/terms/",
        ["feedburner"] = FeedVocabulary.FeedBurner,
        ["itunes"] = "http://www.itunes.com/dtds/podcast-1.0.dtd",
        ["media"] = FeedVocabulary.MediaRss,
        ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        ["slash"] = "http://purl.org/rss/1.0/modules/slash/",
        ["sy"] = FeedVocabulary.Syndication,
        ["wfw"] = "http://wellformedweb.org/CommentAPI/",
        ["xhtml"] = FeedVocabulary.Xhtml,
        ["xml"] = "http://www.w3.org/XML/1998/namespace",
    };

    private readonly Stack<(int Depth, string Prefix, string Uri)> declared = new();

    /// <summary>A declaration (<c>xmlns</c> has the empty prefix) on an element at a depth.</summary>
    public void Declare(int depth, string prefix, string uri)
    {
        // Both belong to XML itself and can't be bound to anything else.
        if (prefix is not ("xml" or "xmlns") && uri is not ("http://www.w3.org/XML/1998/namespace" or "http://www.w3.org/2000/xmlns/"))
        {
            declared.Push((depth, prefix, uri));
        }
    }

    /// <summary>Forgets what elements below a depth have declared.</summary>
    public void LeaveTo(int depth)
    {
        while (declared.TryPeek(out var last) && last.Depth > depth)
        {
            declared.Pop();
        }
    }

    /// <summary>The full name of an element.</summary>
    public XName Element(string prefix, string local) => XName.Get(local, Find(prefix) ?? (prefix.Length == 0 ? "" : Undeclared(prefix)));

    /// <summary>The full name of an attribute: without a prefix it is in no namespace.</summary>
    public XName Attribute(string prefix, string local) => prefix.Length == 0 ? XName.Get(local) : XName.Get(local, Find(prefix) ?? Undeclared(prefix));

    private string? Find(string prefix)
    {
        foreach (var (_, known, uri) in declared)
        {
            if (known == prefix)
            {
                return uri;
            }
        }

        return null;
    }

    private static string Undeclared(string prefix) => WellKnown.GetValueOrDefault(prefix) ?? $"urn:undeclared:{prefix}";
}
