using System.Text.RegularExpressions;
using FeedMonitor.Feeds.Reading;

namespace FeedMonitor.Cleaning.Metadata;

/// <summary>When a page was published, from the place that is most often right to the one that is least.</summary>
internal static partial class PublicationTime
{
    private static readonly string[] Tags =
    [
        "article:published_time", "og:article:published_time", "datePublished", "og:published_time", "article:published", "published_time", "publish-date", "publish_date",
        "publication_date", "publicationdate", "pubdate", "article.published", "sailthru.date", "parsely-pub-date", "dc.date.issued", "dcterms.issued", "dc.date.created",
        "dcterms.created", "dcterms.date", "dc.date", "article:publicationdate", "cXenseParse:recs:publishtime", "cXenseParse:publishtime", "citation_publication_date", "citation_online_date",
        "article_date_original", "date", "dateCreated", "article:created_time",
    ];

    // When it was last changed: the day before none.
    private static readonly string[] ChangeTags = ["article:modified_time", "og:updated_time", "last-modified"];

    /// <summary>The time in UTC, or null where nothing tells one.</summary>
    /// <param name="source">The page.</param>
    /// <param name="address">Its address, as far as it is known: many hold the day.</param>
    public static DateTimeOffset? Of(PageSource source, string? address) =>
        Read(source.Data.Text("datePublished"))
        ?? FromTags(source, Tags)
        ?? FromMicrodata(source)
        ?? Read(source.Data.Text("dateCreated"))
        ?? FromTimes(source)
        ?? FromAddress(address)
        ?? Read(source.Data.Text("dateModified"))
        ?? FromTags(source, ChangeTags);

    private static DateTimeOffset? FromTags(PageSource source, string[] tags)
    {
        foreach (var tag in tags)
        {
            if (Read(source.Tags.First(tag)) is { } time)
            {
                return time;
            }
        }

        return null;
    }

    private static DateTimeOffset? FromMicrodata(PageSource source) => source.Document.QuerySelectorAll("[itemprop~=datePublished],[pubdate],[property='datePublished'],.dt-published")
        .Select(element => Read(element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? element.TextContent))
        .FirstOrDefault(time => time is not null);

    // Beside the article, times are those of other articles.
    private static DateTimeOffset? FromTimes(PageSource source) => source.Document.GetElementsByTagName("time")
        .Where(element => element.Closest("aside, nav, footer") is null)
        .Select(element => Read(element.GetAttribute("datetime")) ?? Read(element.TextContent))
        .FirstOrDefault(time => time is not null);

    private static DateTimeOffset? FromAddress(string? address) =>
        address is not null && DayInAddress().Match(address) is { Success: true } day ? Read($"{day.Groups["y"]}-{day.Groups["m"]}-{day.Groups["d"]}") : null;

    /// <summary>A time as it is written, in UTC, or null. A year that no page of the web can have is a placeholder.</summary>
    public static DateTimeOffset? Read(string? text) => FeedDate.Parse(text) is { Year: >= 1990 and < 2100 } time ? time : null;

    [GeneratedRegex(@"(?<![0-9])(?<y>(19|20)[0-9]{2})[/\-_.]?(?<m>0[1-9]|1[0-2])[/\-_.]?(?<d>0[1-9]|[12][0-9]|3[01])(?![0-9])")]
    private static partial Regex DayInAddress();
}
