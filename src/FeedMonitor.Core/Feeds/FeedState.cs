using FeedMonitor.Alerts;
using FeedMonitor.Cleaning.Learning;
using FeedMonitor.Items;

namespace FeedMonitor.Feeds;

/// <summary>What the monitor knows of a feed from polling it. Written once a poll, last of all.</summary>
public sealed record FeedState
{
    /// <summary>A redirect may be a mistake of an hour; after so many in a row it is believed.</summary>
    public const int MovesToBelieve = 3;

    /// <summary>
    /// How long the state of a feed is kept that the list names no more, for the case that it comes back: an editor that has lost the list must not cost what was seen, else items that
    /// are known would look new, and those that came meanwhile would be taken for old.
    /// </summary>
    public static readonly TimeSpan KeptUnlisted = TimeSpan.FromDays(30);

    /// <summary>The next poll of a feed that is asked for no more: far off, so that what looks for due feeds finds it nowhere, and a date that Azure takes.</summary>
    public static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A feed that was never polled: due at once.</summary>
    public static FeedState New { get; } = new();

    /// <summary>When it is to be polled next. The past, for a feed that was never polled.</summary>
    public DateTimeOffset NextPollAt { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Until when a planner has handed it to a worker; a worker that dies lets this pass.</summary>
    public DateTimeOffset ClaimedUntil { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The last answer's <c>ETag</c>, quotes included (RFC 9110 §8.8.3), or null.</summary>
    public string? ETag { get; init; }

    /// <summary>The last answer's <c>Last-Modified</c>, as it was sent, or null.</summary>
    public string? LastModified { get; init; }

    /// <summary>When it was last fetched and read without error (a 304 counts), or null.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>When it was last tried, or null.</summary>
    public DateTimeOffset? LastPolledAt { get; init; }

    /// <summary>How many polls failed since the last success.</summary>
    public int Failures { get; init; }

    /// <summary>Why the last poll failed, in one line, or null if it did not.</summary>
    public string? LastError { get; init; }

    /// <summary>When a poll last found none of the items of the poll before it, so that some may have passed unseen; or null.</summary>
    public DateTimeOffset? PossibleGapAt { get; init; }

    /// <summary>When the first poll that read items took the baseline, or null before it.</summary>
    public DateTimeOffset? BaselineAt { get; init; }

    /// <summary>Whether a poll has ever read items.</summary>
    public bool HasBaseline => BaselineAt is not null;

    /// <summary>The time between polls that suits the feed's own rhythm; zero until it is known.</summary>
    public TimeSpan Interval { get; init; }

    /// <summary>Where permanent redirects (301, 308) have led lately, or null.</summary>
    public FeedUrl? MovedTo { get; init; }

    /// <summary>How many answers in a row came from there: after <see cref="MovesToBelieve"/> the feed is asked there directly.</summary>
    public int MovedSeen { get; init; }

    /// <summary>Where a feed of this state is asked for.</summary>
    /// <param name="listed">Its address in the list.</param>
    public FeedUrl AddressFrom(FeedUrl listed) => this is { MovedTo: { } moved, MovedSeen: >= MovesToBelieve } ? moved : listed;

    /// <summary>When the list came to name it again after it had left, or null: what was before says nothing of how it does now.</summary>
    public DateTimeOffset? ListedAgainAt { get; init; }

    /// <summary>
    /// The state of a feed that the list names again: due at once, with all that it has seen and learned; what failed, what was told of that, where it had moved and that it was gone are
    /// forgotten, since whoever lists it wants it asked for.
    /// </summary>
    /// <param name="now">The time.</param>
    public FeedState ListedAgain(DateTimeOffset now) => this with
    {
        ListedAgainAt = now,
        TroubleTold = null,
        NextPollAt = New.NextPollAt,
        ClaimedUntil = New.ClaimedUntil,
        Failures = 0,
        LastError = null,
        MovedTo = null,
        MovedSeen = 0,
        GoneAt = null,
        Throttles = 0,
        FullText = FullTextState.None,
    };

    /// <summary>When the server said that the feed is gone for good (410), or null: it is polled no more.</summary>
    public DateTimeOffset? GoneAt { get; init; }

    /// <summary>How many answers in a row asked us to slow down.</summary>
    public int Throttles { get; init; }

    /// <summary>When a poll last found something new, or null.</summary>
    public DateTimeOffset? LastNewItemAt { get; init; }

    /// <summary>The trouble that was told of and is not over, or null.</summary>
    public FeedTroubleKind? TroubleTold { get; init; }

    /// <summary>The size of the last body, in bytes.</summary>
    public long LastBytes { get; init; }

    /// <summary>What fetching the pages of its articles has come to.</summary>
    public FullTextState FullText { get; init; } = FullTextState.None;

    /// <summary>What its sites repeat from item to item.</summary>
    public BoilerplateSketch Repeats { get; init; } = BoilerplateSketch.Empty;

    /// <summary>Everything seen, as compact hashes.</summary>
    public SeenSet Seen { get; init; } = SeenSet.Empty;
}
