using FeedMonitor.Alerts;
using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Items;
using FeedMonitor.Stories.Signatures;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Hits;

/// <summary>What proves a hit: the sentence in which a term stands.</summary>
/// <param name="Term">The term as the watchlist writes it.</param>
/// <param name="Text">The whole sentence.</param>
/// <param name="Zone">Where in the article.</param>
/// <param name="Start">Where the found words begin in the item's shown text, in UTF-16 code units.</param>
/// <param name="Length">How many units they cover.</param>
public sealed record Evidence(string Term, string Text, Zone Zone, int Start, int Length)
{
    /// <summary>Where in <see cref="Text"/> the found words stand.</summary>
    public Matching.SentenceWords Words { get; init; }

    /// <summary>Names the block in which it stands, should the site turn out to repeat that; 0 for a headline.</summary>
    public ulong Block { get; init; }

    /// <summary>What of the watchlist it fulfils: see <see cref="Matching.TermMatch"/>.</summary>
    public string Clause { get; init; } = Matching.TermMatch.OfTerms;

    /// <summary>The entry of the list from which the term came, or null: see <see cref="Watchlists.Term.Reference"/>.</summary>
    public string? Reference { get; init; }
}

/// <summary>A watchlist's hit on an item. There is one for each pair, however often the item comes back.</summary>
public sealed record Hit
{
    /// <summary>Its name in storage.</summary>
    public required HitId Id { get; init; }

    /// <summary>The watchlist.</summary>
    public required WatchlistId Watchlist { get; init; }

    /// <summary>What people called the watchlist when it hit.</summary>
    public required string WatchlistName { get; init; }

    /// <summary>The item.</summary>
    public required ItemId Item { get; init; }

    /// <summary>The item's headline.</summary>
    public required string Title { get; init; }

    /// <summary>The item's address, or null.</summary>
    public string? Link { get; init; }

    /// <summary>When the item was published, or null if the feed does not say.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>The feed.</summary>
    public required FeedId Feed { get; init; }

    /// <summary>What people call the feed.</summary>
    public required string FeedTitle { get; init; }

    /// <summary>The feed's address.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>When the monitor found it.</summary>
    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>When an edit of its item last showed a term that it did not have; null if none did.</summary>
    public DateTimeOffset? AmendedAt { get; init; }

    /// <summary>How much of the watchlist the item carries: a point for each of its terms, two where it stands in headline or lead.</summary>
    public required int Score { get; init; }

    /// <summary>Every term that the item carries, as the watchlist writes it, also where the proof has no room for it; at most <see cref="HitComposer.TermsPerHit"/>.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>The proof, in reading order.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>The alerts that are owed or were settled, one a channel; none for a watchlist that tells nobody.</summary>
    public required IReadOnlyList<HitAlert> Alerts { get; init; }

    /// <summary>By what its story is known; null if it is a story of its own: its text is short, its watchlist wants each item told, or an earlier release found it.</summary>
    public StorySignature? Signature { get; init; }
}

/// <summary>The alert of a hit on one channel.</summary>
/// <param name="Id">The alert.</param>
/// <param name="Channel">The channel's id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="At">When it came to that state.</param>
/// <param name="Reason">Why it is dead, suppressed or waits, or what the last attempt met with; or null.</param>
public sealed record HitAlert(AlertId Id, string Channel, AlertState State, DateTimeOffset At, string? Reason = null)
{
    /// <summary>What it told, once it is sent: <see cref="ToldTerms.None"/> if its digest only counted it; null before, and if an earlier release sent it.</summary>
    public ToldTerms? Told { get; init; }

    /// <summary>The digest that tells of the hit, or null if it is told by itself or not yet.</summary>
    public AlertId? Digest { get; init; }
}
