using AngleSharp.Html.Dom;
using FeedMonitor.Text;

namespace FeedMonitor.Cleaning.Metadata;

/// <summary>What a page says of itself beside its text.</summary>
/// <param name="Title">The article's title; empty if there is none.</param>
/// <param name="Published">When it was published, in UTC, or null.</param>
/// <param name="Language">Its language as BCP 47 tag, in lower case, or null.</param>
/// <param name="CanonicalUrl">The address that it gives itself, or null.</param>
/// <param name="Author">Who wrote it, or null.</param>
internal sealed record PageMetadata(string Title, DateTimeOffset? Published, string? Language, string? CanonicalUrl, string? Author)
{
    private const int LongestTitle = 500;

    /// <summary>Reads it from a page.</summary>
    public static PageMetadata Of(IHtmlDocument document)
    {
        var source = new PageSource(document, MetaTags.Of(document), StructuredData.Of(document));
        var address = CanonicalAddress.Of(source);
        return new PageMetadata(
            OneLine.Of(NormalForm.Of(PageTitle.Of(source)), LongestTitle).Trim(),
            PublicationTime.Of(source, address),
            PageLanguage.Of(source),
            address,
            PageAuthor.Of(source));
    }
}
