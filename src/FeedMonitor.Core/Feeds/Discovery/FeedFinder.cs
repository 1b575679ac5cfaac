using FeedMonitor.Feeds.Fetching;
using FeedMonitor.Feeds.Reading;
using FeedMonitor.Text;

namespace FeedMonitor.Feeds.Discovery;

/// <summary>What looking for a feed gave.</summary>
public abstract record FeedSearch
{
    private FeedSearch()
    {
    }

    /// <summary>A feed was found and read.</summary>
    /// <param name="Url">Its address.</param>
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
        var answer = await Answer.GetAsync(fetcher, url, validators: null, cancel);
        if (answer.Body is null)
        {
            return new FeedSearch.Unreachable(answer.Error!);
        }

        return FeedDocumentReader.Read(answer.Body, address: url.Uri) switch
        {
            FeedReading.Readable readable => new FeedSearch.Found(url, readable.Document, []),
            var unreadable => await FindOfPageAsync(url, answer.Body, ((FeedReading.Unreadable)unreadable).Error, cancel),
        };
    }

    private async Task<FeedSearch> FindOfPageAsync(FeedUrl url, byte[] body, string error, CancellationToken cancel)
    {
        var named = FeedDiscovery.Find(TextDecoding.Decode(body).Text, url.Uri);
        foreach (var candidate in named.Take(MostTried))
        {
            if (await TryReadAsync(candidate.Url, cancel) is { } document)
            {
                return new FeedSearch.Found(candidate.Url, document, [.. named.Where(other => other != candidate)]);
            }
        }

        if (named.Count > 0)
        {
            return new FeedSearch.NoFeed($"{error}; the feed that it names, {named[0].Url}, can't be read");
        }

        foreach (var place in WellKnown)
        {
            if (FeedUrl.TryParse(new Uri(url.Uri, place).AbsoluteUri, out var candidate, out _) && await TryReadAsync(candidate, cancel) is { } document)
            {
                return new FeedSearch.Found(candidate, document, []);
            }
        }

        return new FeedSearch.NoFeed($"{error}; it names no feed, and there is none at {string.Join(", ", WellKnown)}");
    }

    private async Task<FeedDocument?> TryReadAsync(FeedUrl url, CancellationToken cancel) =>
        (await Answer.GetAsync(fetcher, url, validators: null, cancel)).Body is { } body && FeedDocumentReader.Read(body, address: url.Uri) is FeedReading.Readable readable
            ? readable.Document
            : null;
}
