using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Discovery;
using FeedMonitor.Feeds.Fetching;
using FeedMonitor.Feeds.Reading;
using FeedMonitor.Hashing;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedMonitor.Pipeline;

/// <summary>One poll of one feed: fetch → read → what is new → clean → match. It writes nothing: <see cref="PollRecorder"/> does.</summary>
public sealed partial class FeedPoll(
    IFeedFetcher fetcher, ItemTexts itemTexts, WatchlistMatcherSource watchlists, IItemHistory history, IOptions<PollOptions> options, IOptions<HealthOptions> health,
    TimeProvider time, ILogger<FeedPoll> logger)
{
    private PollOptions Options => options.Value;

    /// <summary>Polls a feed.</summary>
    public async Task<PolledFeed> RunAsync(FeedRecord record, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(record);
        return WithHealth(await PollAsync(record, cancel));
    }

    // Told once: until the feed works again, or comes into other trouble.
    private PolledFeed WithHealth(PolledFeed polled)
    {
        var trouble = FeedHealth.TroubleOf(polled.Record.Feed, polled.Next, time.GetUtcNow(), health.Value);
        return polled with
        {
            Next = polled.Next with { TroubleTold = trouble?.Kind },
            Trouble = trouble?.Kind == polled.Record.State.TroubleTold ? null : trouble,
        };
    }

    private async Task<PolledFeed> PollAsync(FeedRecord record, CancellationToken cancel)
    {
        return await fetcher.FetchAsync(record.Address, new FeedValidators(record.State.ETag, record.State.LastModified), cancel) switch
        {
            FetchOutcome.NotModified unchanged => Unchanged(record, unchanged),
            FetchOutcome.Fetched fetched => await ReadAsync(record, fetched, cancel),
            FetchOutcome.Gone gone => Gone(record, gone),
            FetchOutcome.Throttled throttled => Throttled(record, throttled),
            FetchOutcome.Failed failed => Failed(record, failed.Error, failed.RetryAfter, failed.Trouble == FetchTrouble.Forbidden ? IfMeant : "") with { HadNoAnswer = failed.Trouble == FetchTrouble.Network },
            var other => throw new InvalidOperationException($"Unknown fetch outcome {other}."),
        };
    }

    private async Task<PolledFeed> ReadAsync(FeedRecord record, FetchOutcome.Fetched fetched, CancellationToken cancel)
    {
        var address = fetched.Address ?? record.Address.Uri;
        var reading = FeedDocumentReader.Read(fetched.Body, fetched.Charset, address);
        if (reading is not FeedReading.Readable { Document: var document })
        {
            var unreadable = (FeedReading.Unreadable)reading;
            return Failed(record, unreadable.Page is { } page ? FeedDiscovery.Describe(page, address) : unreadable.Error, retryAfter: null);
        }

        var now = time.GetUtcNow();
        var state = record.State;
        var found = NewItems.Find(state, ItemIdentity.Identify(record.Feed.Id, document.SiteUrl ?? record.Feed.SiteUrl, document.Items, state.Seen));
        var interval = PollInterval.After(state, document, found, now, Options);
        var next = AfterSuccess(record, now, interval, document.Polling, fetched.FreshFor, fetched.MovedTo) with
        {
            // With the validators of a feed whose end was missing, the next answer would be 304.
            ETag = document.BreaksOff ? null : fetched.ETag,
            LastModified = document.BreaksOff ? null : fetched.LastModified,
            BaselineAt = state.BaselineAt ?? (document.Items.Count > 0 ? now : null),
            Seen = found.Seen,
            PossibleGapAt = found.MayHaveGap ? now : state.PossibleGapAt,
            Interval = interval,
            LastNewItemAt = found.Items.Count > 0 ? now : state.LastNewItemAt,
            LastBytes = fetched.WireBytes,
        };
        return await MatchAsync(new PolledFeed(record, next, PollEnd.Read), found, now, cancel);
    }

    private async Task<PolledFeed> MatchAsync(PolledFeed polled, NewItems found, DateTimeOffset now, CancellationToken cancel)
    {
        if (found.Items.Count + found.Edited.Count == 0)
        {
            return polled;
        }

        var matcher = await watchlists.GetAsync(cancel);
        var feed = polled.Record.Feed;
        var state = polled.Record.State;
        var texts = await itemTexts.ReadAsync(polled.Record, found, MayAlert, cancel);
        var hits = found.Items.SelectMany((item, i) => MayAlert(item.Item) ? HitsOn(item, texts.New[i]) : []);

        // Of what was old at the baseline nobody knows which terms it carried then.
        (IdentifiedItem Item, CleanText Text)[] edited =
            [.. found.Edited.Zip(texts.Edited).Where(edit => state.BaselineAt is { } baseline && IsNews(edit.First.Item, baseline))];
        var edits = edited.SelectMany(edit => HitsOn(edit.Item, edit.Text));
        HistoryItem[] kept =
        [
            .. found.Items.Select((item, i) => Kept(item, texts.New[i]) with { WasOld = !MayAlert(item.Item) }),
            .. edited.Select(edit => Kept(edit.Item, edit.Text) with { IsEdit = true }),
        ];
        return polled with
        {
            Next = polled.Next with { Repeats = texts.Repeats, FullText = texts.FullText },
            NewItems = found.Items.Count,
            Hits = [.. hits],
            Edits = [.. edits],
            Kept = kept.Length > 0 ? history.Pack(kept) : null,
        };

        bool MayAlert(FeedItem item) => state.HasBaseline || IsNews(item, now);

        IEnumerable<Hit> HitsOn(IdentifiedItem item, CleanText text)
        {
            var onItem = ItemHits.Of(matcher, feed, item, text, now);
            return Options.JoinStories ? SignedHits.Of(onItem, text) : onItem.Select(found => found.Hit);
        }

        HistoryItem Kept(IdentifiedItem item, CleanText text) =>
            new(item.Id, feed.Id, item.Item.Title, item.Item.Link, item.Item.Published, now, text) { Version = item.Version };
    }

    // The first poll takes a baseline: what is known to be old is old news. An item without a date may be from today, and an alert
    // too many is better than one too few.
    private bool IsNews(FeedItem item, DateTimeOffset baseline) =>
        (item.Published ?? item.Updated ?? baseline) >= baseline - TimeSpan.FromHours(Options.FirstPollLookbackHours);

    private PolledFeed Unchanged(FeedRecord record, FetchOutcome.NotModified unchanged) => new(
        record,
        AfterSuccess(record, time.GetUtcNow(), PollInterval.Of(record.State, Options), PollingHints.None, unchanged.FreshFor, unchanged.MovedTo),
        PollEnd.NotModified);

    // For whoever runs the monitor; it is no part of what is wrong with the feed.
    private const string IfMeant = " (for feeds in private networks, such as in development, set Fetch__AllowPrivateNetworks=true)";

    private PolledFeed Failed(FeedRecord record, string error, TimeSpan? retryAfter, string hint = "")
    {
        var now = time.GetUtcNow();
        var failures = record.State.Failures + 1;
        LogFailed(record.Address, failures, error + hint);
        var next = record.State with
        {
            NextPollAt = PollSchedule.AfterFailure(now, PollInterval.Of(record.State, Options), failures, retryAfter, Jitter(record, now)),
            ClaimedUntil = DateTimeOffset.UnixEpoch,
            LastPolledAt = now,
            Failures = failures,
            LastError = error,

            // What fails at its new address is asked at the old one again.
            MovedTo = null,
            MovedSeen = 0,
        };
        return new PolledFeed(record, next, PollEnd.Failed) { Error = error };
    }

    private PolledFeed Throttled(FeedRecord record, FetchOutcome.Throttled throttled)
    {
        var polled = Failed(record, throttled.Error, throttled.RetryAfter);
        return polled with { Next = polled.Next with { Throttles = record.State.Throttles + 1, MovedTo = record.State.MovedTo, MovedSeen = record.State.MovedSeen } };
    }

    private PolledFeed Gone(FeedRecord record, FetchOutcome.Gone gone)
    {
        // An address to which the feed moved may go while the listed one still stands.
        var polled = Failed(record, gone.Error, retryAfter: null);
        return record.Address == record.Feed.Url ? polled with { Next = polled.Next with { GoneAt = time.GetUtcNow(), NextPollAt = FeedState.Never } } : polled;
    }

    private FeedState AfterSuccess(FeedRecord record, DateTimeOffset now, TimeSpan interval, PollingHints hints, TimeSpan? freshFor, FeedUrl? movedTo)
    {
        var state = record.State;
        var staysMoved = record.Address != record.Feed.Url && movedTo is null;
        return state with
        {
            NextPollAt = PollSchedule.AfterSuccess(now, interval, hints, freshFor, Jitter(record, now)),
            ClaimedUntil = DateTimeOffset.UnixEpoch,
            LastPolledAt = now,
            LastSuccessAt = now,
            Failures = 0,
            LastError = null,
            Throttles = 0,
            MovedTo = staysMoved ? state.MovedTo : movedTo,
            MovedSeen = staysMoved ? state.MovedSeen : movedTo is null ? 0 : movedTo == state.MovedTo ? state.MovedSeen + 1 : 1,
        };
    }

    // Drawn from the feed's name and the time, so that a poll that runs again draws the same.
    private double Jitter(FeedRecord record, DateTimeOffset now) =>
        StableHash.Alias(record.Feed.Id.Value, $"{now.UtcTicks}") / (double)ulong.MaxValue * Options.JitterPercent / 100;

    [LoggerMessage(LogLevel.Warning, "Feed {Url} failed, {Failures} in a row: {Error}")]
    private partial void LogFailed(FeedUrl url, int failures, string error);
}
