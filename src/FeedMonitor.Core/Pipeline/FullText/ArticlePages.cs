using System.Collections.Concurrent;
using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Fetching;
using FeedMonitor.Items;
using FeedMonitor.Text;
using Microsoft.Extensions.Options;

namespace FeedMonitor.Pipeline.FullText;

/// <summary>An item as its feed gives it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Summary">Its text, cleaned.</param>
/// <param name="IsNews">Whether it may alert: of old items no page is fetched.</param>
public sealed record GivenItem(FeedItem Item, CleanText Summary, bool IsNews);

/// <summary>
/// Fetches the pages of a feed's articles where the feed gives a summary only: one at a time from a site, with the pause between polls of
/// one site. A page that can't be had leaves the item with its summary, and the feed's state says why.
/// </summary>
public sealed class ArticlePages(IPageFetcher pages, IOptions<FullTextOptions> options, IOptions<PollOptions> polling, TimeProvider time)
{
    /// <summary>After so many pages in a row that add nothing, or can't be had, no more are asked for a while.</summary>
    public const int PatienceWithPages = 5;

    /// <summary>How long a feed whose pages add nothing is read by its summaries.</summary>
    public static readonly TimeSpan PauseAfterNothing = TimeSpan.FromDays(7);

    /// <summary>How long a site whose pages can't be had is left in peace.</summary>
    public static readonly TimeSpan PauseAfterFailures = TimeSpan.FromDays(1);

    /// <summary>How long a site that is asked too often is left in peace, if it does not say so itself.</summary>
    public static readonly TimeSpan PauseAfterThrottle = TimeSpan.FromHours(1);

    /// <summary>The time that one poll of a feed has for pages: its claim must outlive it.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromMinutes(2);

    private readonly SiteTurns turns = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> resting = new(StringComparer.Ordinal);

    /// <summary>The texts of some items, in order, and what fetching has come to.</summary>
    /// <param name="record">Their feed.</param>
    /// <param name="items">The items.</param>
    /// <param name="clean">Cleans an item whose content is its page.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<(IReadOnlyList<CleanText> Texts, FullTextState State)> ReadAsync(
        FeedRecord record, IReadOnlyList<GivenItem> items, Func<FeedItem, CleanText> clean, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(items);
        var policy = record.Feed.FullText ?? options.Value.Policy;
        var state = record.State.FullText;
        var end = time.GetUtcNow() + Budget;
        var texts = new List<CleanText>(items.Count);
        var asked = 0;
        foreach (var item in items)
        {
            var text = item.Summary;
            if (AddressOf(record, item, policy, state) is { } address)
            {
                if (asked == options.Value.PagesPerPoll || time.GetUtcNow() >= end)
                {
                    state = state with { LastError = $"only {Counted.Of(asked, "page")} of the new items could be fetched in one poll" };
                }
                else if (await FetchAsync(address, end, cancel) is { } outcome)
                {
                    asked++;
                    (text, state) = Take(record, item, policy, state, address, outcome, clean);
                }
                else
                {
                    state = state with { LastError = OneLine.Of($"{address}: too many others ask {address.Site}") };
                }
            }

            texts.Add(text);
        }

        return (texts, state);
    }

    // Null for an item whose page is not wanted.
    private FeedUrl? AddressOf(FeedRecord record, GivenItem item, FullTextPolicy policy, FullTextState state)
    {
        var isWanted = item.IsNews && !(state.PausedUntil > time.GetUtcNow()) && policy switch
        {
            FullTextPolicy.Always => true,
            FullTextPolicy.Auto => Summaries.Is(item.Summary),
            _ => false,
        };
        return isWanted && FeedUrl.TryParse(item.Item.Link, out var address, out _) && !IsFront(address.Uri) && !IsResting(address.Site) && address != record.Address && address != record.Feed.Url ? address : null;
    }

    private bool IsResting(string site) => resting.TryGetValue(site, out var until) && until > time.GetUtcNow();

    // Null where the site's turn does not come in time: many feeds may link to one.
    private async Task<FetchOutcome?> FetchAsync(FeedUrl address, DateTimeOffset end, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(end - time.GetUtcNow(), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        FetchOutcome? outcome = null;
        try
        {
            await turns.RunAsync(address.Site, async () =>
            {
                // Its feed, or the page before, was fetched a moment ago.
                await Task.Delay(TimeSpan.FromMilliseconds(polling.Value.HostPauseMilliseconds), time, cancel);
                outcome = await pages.FetchPageAsync(address, cancel);
            }, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return null;
        }

        return outcome;
    }

    private (CleanText Text, FullTextState State) Take(
        FeedRecord record, GivenItem item, FullTextPolicy policy, FullTextState state, FeedUrl address, FetchOutcome outcome, Func<FeedItem, CleanText> clean)
    {
        var now = time.GetUtcNow();
        if (outcome is not FetchOutcome.Fetched fetched)
        {
            var failed = Failed(state, address, outcome, now);
            if (outcome is FetchOutcome.Throttled)
            {
                // The site is spared, by whatever feed; its own feed remembers that.
                resting[address.Site] = failed.PausedUntil!.Value;
                failed = record.Address.Site == address.Site ? failed : failed with { PausedUntil = state.PausedUntil };
            }

            return (item.Summary, failed);
        }

        var page = clean(item.Item with { Content = TextDecoding.Decode(fetched.Body, fetched.Charset).Text, Summary = null });
        if ((fetched.Address is { } end && IsFront(end)) || !Summaries.IsOf(page, item.Summary))
        {
            return (item.Summary, Failed(state, address, new FetchOutcome.Failed("what stands there is not the article"), now));
        }

        var adds = Summaries.IsExceededBy(item.Summary, page);
        var next = state with { LastFetchedAt = now, Failures = 0, LastError = null, AddedNothing = adds ? 0 : state.AddedNothing + 1, PausedUntil = null };
        return adds ? (JoinedText.Of(item.Summary, page), next)
            : next.AddedNothing >= PatienceWithPages && policy == FullTextPolicy.Auto ? (item.Summary, next with { PausedUntil = now + PauseAfterNothing })
            : (item.Summary, next);
    }

    // The front page of a site, to which many send whoever asks for an article that is gone.
    private static bool IsFront(Uri address) => address.AbsolutePath == "/" && address.Query.Length == 0;

    private static FullTextState Failed(FullTextState state, FeedUrl address, FetchOutcome outcome, DateTimeOffset now)
    {
        var next = state with { Failures = state.Failures + 1, LastError = OneLine.Of($"{address}: {outcome.Error ?? "the server says that nothing has changed"}") };
        return outcome is FetchOutcome.Throttled { RetryAfter: var wait } ? next with { PausedUntil = now + (wait > PauseAfterFailures ? PauseAfterFailures : wait ?? PauseAfterThrottle) }
            : next.Failures >= PatienceWithPages ? next with { PausedUntil = now + PauseAfterFailures }
            : next;
    }
}
