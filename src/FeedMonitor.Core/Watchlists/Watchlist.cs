using FeedMonitor.Alerts.Modes;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists;

/// <summary>
/// The words that somebody must not miss, and who is told. It hits an item if everything holds that it asks for: of its terms enough, its
/// query, nothing of <see cref="None"/>, and its scope.
/// </summary>
/// <param name="Id">Its name in storage.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Terms">What it looks for: <see cref="MinTerms"/> of these must stand in the item. Empty if it has a query only.</param>
/// <param name="Channels">The ids of the channels that are told; none means that hits are kept and nobody is told.</param>
public sealed record Watchlist(WatchlistId Id, string Name, IReadOnlyList<Term> Terms, IReadOnlyList<string> Channels)
{
    /// <summary>What must hold as well as the terms, or null. There are terms, a query, or both.</summary>
    public Query? Query { get; init; }

    /// <summary>The vetoes: if one of them holds, the item is no hit.</summary>
    public IReadOnlyList<Query> None { get; init; } = [];

    /// <summary>So many different ones of the terms must stand in an item, 1 or more; of a list, different entries.</summary>
    public int MinTerms { get; init; } = 1;

    /// <summary>Which items are looked at.</summary>
    public WatchlistScope Scope { get; init; } = WatchlistScope.Everything;

    /// <summary>Whether items that tell one story are told once; else each item is told.</summary>
    public bool JoinsStories { get; init; } = true;

    /// <summary>When its channels are told.</summary>
    public AlertMode AlertMode { get; init; } = AlertMode.Immediate;
}
