namespace FeedMonitor.Feeds;

/// <summary>Keeps one record a feed.</summary>
public interface IFeedStore
{
    /// <summary>The feed with its state, or null if it is not listed (any more). One read.</summary>
    Task<FeedRecord?> FindAsync(FeedId id, CancellationToken cancel);

    /// <summary>The feeds of a batch that are listed and due, claimed or not, in no particular order.</summary>
    /// <param name="ids">The feeds.</param>
    /// <param name="areNeighbours">
    /// Whether they follow each other among the feeds that are due, in the order of their ids: then one read brings them all.
    /// </param>
    /// <param name="now">The time at which they are due.</param>
    /// <param name="cancel">Stops it.</param>
    Task<IReadOnlyList<FeedRecord>> FindDueAsync(IReadOnlyList<FeedId> ids, bool areNeighbours, DateTimeOffset now, CancellationToken cancel);

    /// <summary>All feeds, by title.</summary>
    Task<IReadOnlyList<FeedRecord>> ListAsync(CancellationToken cancel);

    /// <summary>Feeds whose next poll is due at <paramref name="now"/>, in the order of their ids.</summary>
    /// <param name="now">The time of planning.</param>
    /// <param name="evenIfClaimed">Whether to list those that another planner has claimed as well.</param>
    /// <param name="cancel">Stops it.</param>
    Task<IReadOnlyList<DueFeed>> ListDueAsync(DateTimeOffset now, bool evenIfClaimed, CancellationToken cancel);

    /// <summary>Claims feeds until a moment. Those that somebody else changed since they were listed are left out of the answer.</summary>
    Task<IReadOnlyList<DueFeed>> ClaimAsync(IReadOnlyList<DueFeed> feeds, DateTimeOffset until, CancellationToken cancel);

    /// <summary>Saves the state if the record still has <see cref="FeedRecord.Version"/>. One write.</summary>
    /// <returns>False if somebody else has saved it meanwhile, or removed the feed; nothing was written then.</returns>
    Task<bool> TrySaveStateAsync(FeedRecord record, FeedState state, CancellationToken cancel);

    /// <summary>Saves many states, each as <see cref="TrySaveStateAsync"/> does, in as few writes as can be.</summary>
    /// <returns>The answer for each, in order.</returns>
    Task<IReadOnlyList<bool>> TrySaveStatesAsync(IReadOnlyList<(FeedRecord Record, FeedState State)> states, CancellationToken cancel);

    /// <summary>Lets the feeds that <paramref name="isMeant"/> picks be polled not before a moment; those that are due later anyway stay as they are.</summary>
    Task PostponeAsync(Func<FeedUrl, bool> isMeant, DateTimeOffset until, CancellationToken cancel);

    /// <summary>
    /// Makes the stored feeds those of the list: adds, changes and removes, and keeps the state of what stays. What is removed is found and listed no more; one that the list names again within
    /// <see cref="FeedState.KeptUnlisted"/> goes on where it was (<see cref="FeedState.ListedAgain"/>).
    /// </summary>
    Task ApplyAsync(IReadOnlyList<Feed> feeds, CancellationToken cancel) => ApplyAsync(feeds, (_, _) => Task.CompletedTask, cancel);

    /// <summary>The same, with word of new feeds as soon as some are stored.</summary>
    /// <param name="feeds">The list.</param>
    /// <param name="added">Told of new feeds, of neighbours in the order of ids together; perhaps of several groups at once. It is waited for.</param>
    /// <param name="cancel">Stops it.</param>
    Task ApplyAsync(IReadOnlyList<Feed> feeds, Func<IReadOnlyList<FeedId>, CancellationToken, Task> added, CancellationToken cancel);
}
