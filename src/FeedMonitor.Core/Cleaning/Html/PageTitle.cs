using AngleSharp.Html.Dom;

namespace FeedMonitor.Cleaning.Html;

internal static class PageTitle
{
    public static string Of(IHtmlDocument document)
    {
        var heading = document.QuerySelectorAll("h1").Select(h1 => h1.TextContent.Trim())
            .FirstOrDefault(text => text.Length > 0 && (document.Title ?? "").Contains(text, StringComparison.OrdinalIgnoreCase));
        return heading ?? document.Title?.Trim() ?? "";
    }
}
