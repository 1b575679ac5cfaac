using FeedMonitor.Cleaning;
using FeedMonitor.Hits;
using FeedMonitor.Items;

namespace FeedMonitor.Web;

/// <summary>Items as the monitor keeps them.</summary>
internal static class Kept
{
    private const string Lead = "Верстати поїхали далі, сказав речник.";
    private const string Menu = "Читайте також: Верстати подешевшали";

    /// <summary>The item of a sample hit: an article of two paragraphs and a line of the site's own.</summary>
    public static HistoryItem Of(Hit hit) => new(
        hit.Item, hit.Feed, hit.Title, hit.Link, hit.Published, hit.FoundAt,
        new CleanText(hit.Title, $"{Lead}\n\n{Menu}\n\nКінець.", [new Block(Zone.Lead, 0, Lead), new Block(Zone.Related, Lead.Length + 2, Menu), new Block(Zone.Body, Lead.Length + Menu.Length + 4, "Кінець.")])
        {
            Language = "uk",
        });
}
