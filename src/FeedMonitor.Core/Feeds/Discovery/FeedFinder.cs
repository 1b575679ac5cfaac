using FeedMonitor.Feeds.Fetching;
using FeedMonitor.Feeds.Reading;

namespace FeedMonitor.Feeds.Discovery;

/// <summary>What looking for a feed gave.</summary>
public abstract record FeedSearch
{
    private FeedSearch()
    {
    }

    /// <summary>A feed was found and read.</summary>
    /// <param name="Url">Its address: where it has moved, if the server says so.</param>
    /// <param name="Document">What is in it.</param>
    /// <param name="Others">Further feeds that the page names.</param>
    public sealed record Found(FeedUrl Url, FeedDocument Document, IReadOnlyList<DiscoveredFeed> Others) : FeedSearch;

    /// <summary>The address itself could not be fetched.</summary>
    /// <param name="Error">Why, in one line.</param>
    public sealed record Unreachable(string Error) : FeedSearch;

    /// <summary>There is something, but neither it nor what it names is a feed.</summary>
    /// <param name="Reason">Why, in one line.</param>
    public sealed record NoFeed(string Reason) : FeedSearch;
}

/// <summary>Finds the feed that is meant by an address: the one that stands there, or that of the page that stands there.</summary>
public sealed class FeedFinder(IFeedFetcher fetcher)
{
    // Of a page's feeds the first is nearly always the one; the next few, where that is broken.
    private const int MostTried = 5;

    // Where sites keep feeds that they do not name.
    private static readonly string[] WellKnown = ["/feed", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json"];

    /// <summary>Looks for a feed.</summary>
    public async Task<FeedSearch> FindAsync(FeedUrl url, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(url);
        var outcome = await fetcher.FetchAsync(url, FeedValidators.None, cancel);
        if (outcome is not FetchOutcome.Fetched fetched)
        {
            return new FeedSearch.Unreachable(outcome.Error ?? "the server says that nothing has changed (304), though it was not asked so");
        }

        return FeedDocumentReader.Read(fetched.Body, fetched.Charset, fetched.Address) switch
        {
            FeedReading.Readable readable => new FeedSearch.Found(fetched.MovedTo ?? url, readable.Document, []),
            FeedReading.Unreadable { Page: { } page } => await FindOfPageAsync(fetched.Address ?? url.Uri, page, cancel),
            var other => new FeedSearch.NoFeed(((FeedReading.Unreadable)other).Error),
        };
    }

    private async Task<FeedSearch> FindOfPageAsync(Uri address, string page, CancellationToken cancel)
    {
        var named = FeedDiscovery.Find(page, address);
        foreach (var candidate in named.Take(MostTried))
        {
            if (await TryReadAsync(candidate.Url, cancel) is { } found)
            {
                return found with { Others = [.. named.Where(other => other != candidate)] };
            }
        }

        if (named.Count > 0)
        {
            return new FeedSearch.NoFeed($"it is an HTML page, and the feed that it names, {named[0].Url}, can't be read");
        }

        foreach (var place in WellKnown)
        {
            if (FeedUrl.TryParse(new Uri(address, place).AbsoluteUri, out var candidate, out _) && await TryReadAsync(candidate, cancel) is { } found)
            {
                return found;
            }
        }

        return new FeedSearch.NoFeed($"it is an HTML page that names no feed, and there is none at {string.Join(", ", WellKnown)}");
    }

    private async Task<FeedSearch.Found?> TryReadAsync(FeedUrl url, CancellationToken cancel) =>
        await fetcher.FetchAsync(url, FeedValidators.None, cancel) is FetchOutcome.Fetched fetched
        && FeedDocumentReader.Read(fetched.Body, fetched.Charset, fetched.Address) is FeedReading.Readable readable
            ? new FeedSearch.Found(fetched.MovedTo ?? url, readable.Document, [])
            : null;
}
