using System.Globalization;
using FeedMonitor.Hits;
using FeedMonitor.Text;

namespace FeedMonitor.Alerts.Messages;

/// <summary>Makes texts of others fit to be told: no characters that steer a page, no half characters, and no more of it than a person reads.</summary>
internal static class Plain
{
    /// <summary>The most of a name that is told, in UTF-16 units.</summary>
    public const int LongestName = 200;

    /// <summary>A name of a watchlist, a feed, a term; one that is empty is told as such, since services refuse empty texts.</summary>
    public static string Name(string text) => Cut.To(SingleSpaced.Of(Safe(text)), LongestName) is { Length: > 0 } name ? name : "(no name)";

    /// <summary>A headline; one that is empty is told as such, since a link needs a text.</summary>
    public static string Headline(string text) => SingleSpaced.Of(Cut.To(Safe(text), HitComposer.LongestTitle)) is { Length: > 0 } headline ? headline : "(no headline)";

    /// <summary>The text with a blank for each steering character and � for half of one: as long as before, so that offsets stay.</summary>
    public static string Safe(string text) => string.Create(text.Length, text, static (safe, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            safe[i] = Unprintable.Is(from[i]) ? ' ' : IsHalf(from, i) ? '\uFFFD' : from[i];
        }
    });

    /// <summary>A time as it is told: <c>2026-03-14 09:30 UTC</c>.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static bool IsHalf(string text, int at) =>
        char.IsHighSurrogate(text[at]) ? at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])
        : char.IsLowSurrogate(text[at]) && (at == 0 || !char.IsHighSurrogate(text[at - 1]));
}
