using System.Xml.Linq;

namespace FeedMonitor.Feeds.Reading;

/// <summary>What a feed's relative addresses are relative to.</summary>
/// <param name="Address">Where the feed was fetched, or null.</param>
/// <param name="Site">The page that it belongs to, or null.</param>
internal sealed record LinkBase(Uri? Address, string? Site)
{
    private static readonly XName XmlBase = XNamespace.Xml + "base";

    /// <summary>
    /// The absolute address: after <c>xml:base</c> (RFC 4287 §2), else, of a feed that was fetched, after its site, which is what relative
    /// links in RSS mean, or its own address. What stays relative is given as it is.
    /// </summary>
    public string Resolve(string link, XElement element) => IsAbsolute(link) ? link : Resolve(link, BaseOf(element));

    /// <summary>An address after a base, if there is one.</summary>
    public static string Resolve(string link, Uri? from) =>
        !IsAbsolute(link) && from is not null && Uri.TryCreate(from, link, out var resolved) ? resolved.AbsoluteUri : link;

    // "/a" is an absolute path of a file, to a Unix.
    private static bool IsAbsolute(string link) => Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme != Uri.UriSchemeFile;

    private Uri? BaseOf(XElement element)
    {
        Uri? from = null;
        foreach (var ancestor in element.AncestorsAndSelf().Reverse())
        {
            if (ancestor.Attribute(XmlBase)?.Value.Trim() is { Length: > 0 } text)
            {
                from = Combine(from ?? Address, text) ?? from;
            }
        }

        return from ?? (Address is null ? null : Uri.TryCreate(Site, UriKind.Absolute, out var site) && site.Scheme is "http" or "https" ? site : Address);
    }

    private static Uri? Combine(Uri? from, string text) =>
        IsAbsolute(text) ? new Uri(text)
        : from is not null && Uri.TryCreate(from, text, out var combined) ? combined
        : null;
}
