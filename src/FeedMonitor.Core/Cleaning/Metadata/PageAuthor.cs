using FeedMonitor.Text;

namespace FeedMonitor.Cleaning.Metadata;

/// <summary>Who wrote a page.</summary>
internal static class PageAuthor
{
    private const int Longest = 200;

    /// <summary>One line with the name or the names, or null. An address (of a profile) is no name.</summary>
    public static string? Of(PageSource source) =>
        Name(source.Data.Names("author"))
        ?? Name(source.Tags.First("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "citation_author"))
        ?? Name(source.Document.QuerySelector("[itemprop~=author] [itemprop~=name], [itemprop~=author], a[rel~=author]")?.TextContent);

    private static string? Name(string? text)
    {
        var name = NormalForm.Of(SingleSpaced.Of(text ?? ""));
        return name.Length is 0 or > Longest || name.Contains("://", StringComparison.Ordinal) ? null : OneLine.Of(name);
    }
}
