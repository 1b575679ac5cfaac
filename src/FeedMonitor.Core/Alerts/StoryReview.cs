using System.Globalization;
using FeedMonitor.Hits;
using FeedMonitor.Stories;

namespace FeedMonitor.Alerts;

/// <summary>
/// Decides whether a hit is told, though others of its watchlist tell its story: one story is told once on a channel, and again for a
/// new term. The states of the others' alerts are read afresh, so that workers and hosts need not know of each other.
/// </summary>
/// <remarks>
/// What was sent silences a hit; what is owed only makes it wait, and only for hits before it. So the first that is owed waits for
/// nobody, and a story whose first alert died or was suppressed is told by the next.
/// </remarks>
public sealed class StoryReview(KnownStories stories, IHitStore hits, TimeProvider time)
{
    /// <summary>An alert that has not stirred for so long, since its channel does not take it or it is held, is not waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    // What can't be read within these tells nothing, so that the hit is told.
    private const int MostRead = 50;

    /// <summary>When an alert that waits is looked at again: soon at first, at last every five minutes.</summary>
    /// <param name="age">How long ago its hit was found.</param>
    public static TimeSpan WaitAfter(TimeSpan age) => TimeSpan.FromSeconds(Math.Clamp(age.TotalSeconds / 4, 5, 300));

    /// <summary>The verdict on an alert.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="hit">What it would tell.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<StoryVerdict> OfAsync(OwedAlert alert, Hit hit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(hit);
        var story = await stories.OfAsync(hit, cancel);
        if (story.Tellings.Count <= 1)
        {
            return new StoryVerdict.Tell(story);
        }

        var self = StoryTelling.Of(hit);
        var said = Sent(hit, alert).SelectMany(sent => PrintsOf(hit, sent, alert.Channel)).ToHashSet();
        var coming = new HashSet<ulong>();
        (Hit Hit, HitAlert Alert)? told = null;
        (Hit Hit, HitAlert Alert)? leader = null;
        foreach (var telling in story.Tellings.Where(telling => telling.Watchlist == hit.Watchlist && telling.Hit != hit.Id).Take(MostRead))
        {
            if (await hits.FindAsync(telling.Hit, cancel) is not { } other)
            {
                continue;
            }

            foreach (var sent in Sent(other, alert))
            {
                told ??= (other, sent);
                said.UnionWith(PrintsOf(other, sent, alert.Channel));
            }

            if (told is { } teller && ToldTerms.Cover(said, hit))
            {
                return new StoryVerdict.Joined($"tells the same story as {Named(teller.Hit)}, told {At(teller.Alert.At)}");
            }

            if (telling.IsBefore(self) && Coming(other, alert) is { } owed)
            {
                leader ??= (other, owed);
                coming.UnionWith(ToldTerms.Of(other).Prints());
            }

            if (leader is { } first && ToldTerms.Cover(coming.Union(said).ToHashSet(), hit))
            {
                return new StoryVerdict.Waits(first.Alert.Id, $"tells the same story as {Named(first.Hit)}, which is to be told first");
            }
        }

        return new StoryVerdict.Tell(story);
    }

    // Of one that its digest only counted nobody was told.
    private static IEnumerable<HitAlert> Sent(Hit hit, OwedAlert alert) =>
        hit.Alerts.Where(other => other.Channel == alert.Channel && other.State == AlertState.Sent && other.Told != ToldTerms.None);

    private HitAlert? Coming(Hit hit, OwedAlert alert) => hit.Alerts.FirstOrDefault(other =>
        other.Channel == alert.Channel && other.State is AlertState.Owed or AlertState.Gathered && time.GetUtcNow() - other.At < Patience);

    // An alert of an earlier release does not say what it told: that is certain only if nothing else was to be told.
    private static IEnumerable<ulong> PrintsOf(Hit hit, HitAlert sent, string channel) =>
        (sent.Told ?? (hit.Alerts.All(other => other.Channel != channel || other.State == AlertState.Sent) ? ToldTerms.Of(hit) : null))?.Prints() ?? [];

    private static string Named(Hit hit) => $"“{hit.Title}” ({hit.FeedTitle})";

    private static string At(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
