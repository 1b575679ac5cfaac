using FeedMonitor.Cleaning;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Stories;
using FeedMonitor.Stories.Signatures;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Alerts;

/// <summary>Hits on items that tell one story in other words, and on an alike event that is another.</summary>
internal static class FerryNews
{
    private const string Other =
        "Five people died after the tour boat Marigold capsized on Lake Ambry, police said. It carried 30 guests of a wedding, and divers searched until dusk.";

    private static readonly string[] Wire =
    [
        "Three people died after the ferry Lady Wren capsized off Saint Orrin, the coast guard said. It carried 88 passengers to Gull Island.",
        "Three people died after the ferry Lady Wren capsized off Saint Orrin, the coast guard said on Sunday. It carried 88 passengers to Gull Island.",
        "The ferry Lady Wren capsized off Saint Orrin and three people died, the coast guard said. The 88 passengers were on their way to Gull Island.",
    ];

    /// <summary>The hit on a number of copy of the wire; each bears an item, a feed and words of its own.</summary>
    public static Hit Copy(int number, DateTimeOffset found, params string[] terms) =>
        Of($"copy {number:D2}", $"Three dead as ferry capsizes {(number % 2 == 0 ? "near" : "off")} Saint Orrin", Wire[number % Wire.Length], found, terms);

    /// <summary>The hit on an item that tells of another boat.</summary>
    public static Hit OtherEvent(DateTimeOffset found, params string[] terms) => Of("other", "Five dead as tour boat capsizes on Lake Ambry", Other, found, terms);

    /// <summary>The same item as another watchlist hits it.</summary>
    public static Hit For(this Hit hit, string watchlist)
    {
        var id = HitId.Of(WatchlistId.Parse(watchlist), hit.Item);
        return hit with
        {
            Id = id,
            Watchlist = WatchlistId.Parse(watchlist),
            Alerts = [.. hit.Alerts.Select(alert => alert with { Id = AlertId.Of(id, alert.Channel) })],
        };
    }

    private static Hit Of(string name, string title, string text, DateTimeOffset found, string[] terms)
    {
        var id = HitId.Of(WatchlistId.Parse("boats"), new ItemId(name));
        return SampleHit.Of(1, found) with
        {
            Id = id,
            Watchlist = WatchlistId.Parse("boats"),
            Item = new ItemId(name),
            Title = title,
            Link = $"https://news.example/{name.Replace(' ', '-')}",
            FeedTitle = $"Feed of {name}",
            Terms = terms.Length > 0 ? terms : ["ferry"],
            Evidence = [],
            Alerts = [new HitAlert(AlertId.Of(id, "desk"), "desk", AlertState.Owed, found)],
            Signature = StorySignature.Of(new StoryText(title, text)),
        };
    }
}
