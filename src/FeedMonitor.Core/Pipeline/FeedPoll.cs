using FeedMonitor.Alerts;
using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Fetching;
using FeedMonitor.Feeds.Reading;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedMonitor.Pipeline;

/// <summary>
/// One poll of one feed: fetch → read → what is new → clean → match → record. Written in this order, so that a crash anywhere
/// runs the poll again and ends in the same rows: hits with their outbox rows, queue messages, history, and last the feed row.
/// </summary>
public sealed partial class FeedPoll(
    IFeedStore feeds,
    IFeedFetcher fetcher,
    WatchlistMatcherSource watchlists,
    IHitStore hits,
    IWorkQueues queues,
    IItemHistory history,
    IOptions<PollOptions> options,
    TimeProvider time,
    ILogger<FeedPoll> logger)
{
    /// <summary>How an item is cleaned; another way is for tests.</summary>
    internal Func<FeedItem, CleanText> Cleaning { get; init; } = Cleaner.Clean;

    /// <summary>Polls the feed if it is still due: a message may come twice.</summary>
    public async Task<PollReport> RunAsync(FeedId id, CancellationToken cancel)
    {
        if (await feeds.FindAsync(id, cancel) is not { } record || record.State.NextPollAt > time.GetUtcNow())
        {
            return new PollReport(id, PollEnd.Skipped);
        }

        return await fetcher.FetchAsync(record.Feed.Url, new FeedValidators(record.State.ETag, record.State.LastModified), cancel) switch
        {
            FetchOutcome.NotModified => await SaveUnchangedAsync(record, cancel),
            FetchOutcome.Fetched fetched => await ReadAsync(record, fetched, cancel),
            FetchOutcome.Gone gone => await SaveFailureAsync(record, gone.Error, retryAfter: null, cancel),
            FetchOutcome.Throttled throttled => await SaveFailureAsync(record, throttled.Error, throttled.RetryAfter, cancel),
            FetchOutcome.Failed failed => await SaveFailureAsync(record, failed.Error, failed.RetryAfter, cancel),
            var other => throw new InvalidOperationException($"Unknown fetch outcome {other}."),
        };
    }

    private async Task<PollReport> ReadAsync(FeedRecord record, FetchOutcome.Fetched fetched, CancellationToken cancel)
    {
        var reading = FeedDocumentReader.Read(fetched.Body);
        if (reading is FeedReading.Unreadable unreadable)
        {
            return await SaveFailureAsync(record, unreadable.Error, retryAfter: null, cancel);
        }

        var document = ((FeedReading.Readable)reading).Document;
        var now = time.GetUtcNow();
        var found = NewItems.Find(record.State, ItemIdentity.Identify(record.Feed.Id, document.SiteUrl ?? record.Feed.SiteUrl, document.Items));
        var recorded = await RecordAsync(record, found.Items, now, cancel);
        var saved = await feeds.TrySaveStateAsync(record, AfterSuccess(record.State, now) with
        {
            ETag = fetched.ETag,
            LastModified = fetched.LastModified,
            HasBaseline = record.State.HasBaseline || document.Items.Count > 0,
            Seen = found.Seen,
            PossibleGapAt = found.MayHaveGap ? now : record.State.PossibleGapAt,
        }, cancel);
        return Report(record, PollEnd.Read, saved) with { NewItems = found.Items.Count, Hits = recorded };
    }

    private async Task<IReadOnlyList<RecordedHit>> RecordAsync(
        FeedRecord record, IReadOnlyList<IdentifiedItem> items, DateTimeOffset now, CancellationToken cancel)
    {
        if (items.Count == 0)
        {
            return [];
        }

        var matcher = await watchlists.GetAsync(cancel);
        var found = new List<Hit>();
        var kept = new List<HistoryItem>(items.Count);
        foreach (var item in items)
        {
            var text = Clean(record.Feed, item);
            if (MayAlert(record.State, item.Item, now))
            {
                found.AddRange(HitComposer.Compose(record.Feed, item, text, matcher.Match(text), now));
            }

            kept.Add(new HistoryItem(item.Id, record.Feed.Id, item.Item.Title, item.Item.Link, item.Item.Published, now, text));
        }

        var recorded = found.Count == 0 ? [] : await hits.RecordAsync(found, cancel);
        foreach (var alert in recorded.SelectMany(hit => hit.Hit.Alerts).Where(alert => alert.State == AlertState.Owed))
        {
            await queues.SendAlertAsync(alert.Id, TimeSpan.Zero, cancel);
        }

        await history.AppendAsync(record.Feed.Id, kept, cancel);
        return recorded;
    }

    // One bad item never loses its feed: run again it would fail again, so it is taken by its headline alone.
#pragma warning disable CA1031
    private CleanText Clean(Feed feed, IdentifiedItem item)
    {
        try
        {
            return Cleaning(item.Item);
        }
        catch (Exception e)
        {
            LogNotCleaned(e, item.Id, item.Item.Link, feed.Url);
            var title = item.Item.Title.Trim();
            return new CleanText(title, title, title.Length > 0 ? [new Block(Zone.Headline, 0, title)] : []);
        }
    }
#pragma warning restore CA1031

    // The first poll takes a baseline: what is known to be old is old news. An item without a date may be from today, and an alert
    // too many is better than one too few.
    private bool MayAlert(FeedState state, FeedItem item, DateTimeOffset now) =>
        state.HasBaseline || (item.Published ?? item.Updated ?? now) >= now - TimeSpan.FromHours(options.Value.FirstPollLookbackHours);

    private async Task<PollReport> SaveUnchangedAsync(FeedRecord record, CancellationToken cancel)
    {
        var saved = await feeds.TrySaveStateAsync(record, AfterSuccess(record.State, time.GetUtcNow()), cancel);
        return Report(record, PollEnd.NotModified, saved);
    }

    private async Task<PollReport> SaveFailureAsync(FeedRecord record, string error, TimeSpan? retryAfter, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var failures = record.State.Failures + 1;
        LogFailed(record.Feed.Url, failures, error);
        var saved = await feeds.TrySaveStateAsync(record, record.State with
        {
            NextPollAt = PollSchedule.Next(now, Interval, failures, retryAfter),
            ClaimedUntil = DateTimeOffset.UnixEpoch,
            LastPolledAt = now,
            Failures = failures,
            LastError = error,
        }, cancel);
        return Report(record, PollEnd.Failed, saved) with { Error = error };
    }

    private TimeSpan Interval => TimeSpan.FromMinutes(options.Value.IntervalMinutes);

    private FeedState AfterSuccess(FeedState state, DateTimeOffset now) => state with
    {
        NextPollAt = PollSchedule.Next(now, Interval, failures: 0),
        ClaimedUntil = DateTimeOffset.UnixEpoch,
        LastPolledAt = now,
        LastSuccessAt = now,
        Failures = 0,
        LastError = null,
    };

    // Not saved: another worker polled the feed at the same time, or it was removed. Its rows are the same as ours.
    private static PollReport Report(FeedRecord record, PollEnd end, bool saved) =>
        new(record.Feed.Id, saved ? end : PollEnd.Skipped, record.Feed.Title);

    [LoggerMessage(LogLevel.Warning, "Feed {Url} failed, {Failures} in a row: {Error}")]
    private partial void LogFailed(FeedUrl url, int failures, string error);

    [LoggerMessage(LogLevel.Error, "Item {Item} ({Link}) of feed {Url} could not be cleaned; only its headline is matched.")]
    private partial void LogNotCleaned(Exception exception, ItemId item, string? link, FeedUrl url);
}
