using System.Text.RegularExpressions;

namespace FeedMonitor.Cleaning.Metadata;

/// <summary>The language that a page says it is written in.</summary>
internal static partial class PageLanguage
{
    /// <summary>A BCP 47 tag in lower case (<c>pt-br</c>), or null.</summary>
    public static string? Of(PageSource source) =>
        Tag(source.Document.DocumentElement?.GetAttribute("lang"))
        ?? Tag(source.Document.DocumentElement?.GetAttribute("xml:lang"))
        ?? Tag(source.Data.Text("inLanguage"))
        ?? Tag(source.Tags.First("og:locale", "content-language", "language", "dc.language", "inLanguage"));

    private static string? Tag(string? text) =>
        text?.Trim().Replace('_', '-').ToLowerInvariant() is { } tag && WellFormed().IsMatch(tag) ? tag : null;

    [GeneratedRegex(@"\A[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}\z")]
    private static partial Regex WellFormed();
}
