using System.Globalization;
using System.Xml.Linq;

namespace FeedMonitor.Feeds.Reading;

/// <summary>Reads what a feed says of itself, from the RSS <c>channel</c> or Atom <c>feed</c> element.</summary>
internal static class FeedFields
{
    /// <summary>Its title as plain text; empty if it has none.</summary>
    public static string Title(XElement channel) => FeedText.Title(channel.Children("title").Select(title => title.Text()).FirstOrDefault(title => title is not null));

    /// <summary>The page that it belongs to, or null.</summary>
    public static string? SiteUrl(XElement channel, Uri? address)
    {
        var links = channel.Children("link").ToArray();
        var text = Array.Find(links, link => link.Attribute("href") is null && link.Text() is not null);
        var alternate = Array.Find(links, link => link.Attribute("href") is not null && link.Attribute("rel")?.Value is null or "" or "alternate");
        var site = text.Text() ?? alternate?.Attribute("href")?.Value.Trim();
        return string.IsNullOrEmpty(site) ? null : new LinkBase(address, null).Resolve(site, text ?? alternate!);
    }

    /// <summary>How it wants to be polled: <c>ttl</c> in minutes, <c>skipHours</c>, <c>sy:updatePeriod</c> divided by <c>sy:updateFrequency</c>.</summary>
    /// <remarks>RSS 2.0 (https://www.rssboard.org/rss-specification), RSS 1.0 Syndication (https://web.resource.org/rss/1.0/modules/syndication/).</remarks>
    public static PollingHints Polling(XElement channel)
    {
        var hours = channel.Children("skipHours").SelectMany(skip => skip.Children("hour"))
            .Select(hour => Number(hour.Text()))
            .Where(hour => hour is >= 0 and <= 24)
            .Select(hour => hour!.Value % 24)
            .Distinct()
            .ToArray();

        // A feed that never wants to be polled did not mean it.
        var interval = Interval(channel);
        return interval is null && hours.Length is 0 or 24 ? PollingHints.None : new PollingHints(interval, hours.Length == 24 ? [] : hours);
    }

    private static TimeSpan? Interval(XElement channel)
    {
        if (Number(channel.Children("ttl").FirstOrDefault().Text()) is > 0 and <= 10_080 and var minutes)
        {
            return TimeSpan.FromMinutes(minutes);
        }

        var period = channel.Children(FeedVocabulary.Syndication, "updatePeriod").FirstOrDefault().Text()?.ToLowerInvariant() switch
        {
            "hourly" => TimeSpan.FromHours(1),
            "daily" => TimeSpan.FromDays(1),
            "weekly" => TimeSpan.FromDays(7),
            "monthly" => TimeSpan.FromDays(30),
            "yearly" => TimeSpan.FromDays(365),
            _ => (TimeSpan?)null,
        };
        var frequency = Number(channel.Children(FeedVocabulary.Syndication, "updateFrequency").FirstOrDefault().Text()) is > 0 and <= 1_000 and var times ? times : 1;
        return period / frequency;
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
