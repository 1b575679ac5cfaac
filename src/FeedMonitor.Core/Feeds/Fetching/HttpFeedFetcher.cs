using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>Fetches feeds, and the pages of their articles, over HTTP: conditionally, within bounds of time and size, and only from public addresses.</summary>
public sealed class HttpFeedFetcher : IFeedFetcher, IPageFetcher
{
    private const string AcceptPage = "text/html, application/xhtml+xml, */*;q=0.5";
    private const string AcceptFeed = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";

    /// <summary>How long the page under an error's status is waited for.</summary>
    internal static readonly TimeSpan PatienceWithErrorPages = TimeSpan.FromSeconds(5);

    private readonly FetchOptions options;
    private readonly TimeProvider time;
    private readonly RedirectFollower redirects;

    /// <summary>Makes a fetcher upon the client that all fetches share.</summary>
    public HttpFeedFetcher(GuardedHttpClient client, IOptions<FetchOptions> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options.Value;
        this.time = time;
        redirects = new RedirectFollower(client, this.options, time);
    }

    /// <inheritdoc />
    public async Task<FetchOutcome> FetchAsync(FeedUrl url, FeedValidators validators, CancellationToken cancel)
    {
        var hops = new List<Hop>(1);
        return await FetchAsync(url, validators, isPage: false, hops, cancel) with { Hops = hops };
    }

    /// <inheritdoc />
    public async Task<FetchOutcome> FetchPageAsync(FeedUrl url, CancellationToken cancel)
    {
        var hops = new List<Hop>(1);
        return await FetchAsync(url, FeedValidators.None, isPage: true, hops, cancel) with { Hops = hops };
    }

    private async Task<FetchOutcome> FetchAsync(FeedUrl url, FeedValidators validators, bool isPage, List<Hop> hops, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.TotalTimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            return await redirects.FollowAsync(url, headers => Ask(headers, isPage ? AcceptPage : AcceptFeed, validators), hops, either.Token) switch
            {
                Arrival.Answered answer => await ReadAsync(answer, isConditional: validators != FeedValidators.None, isPage, either.Token),
                Arrival.Lost lost => new FetchOutcome.Failed(lost.Error) { Trouble = lost.Trouble },
                var other => throw new InvalidOperationException($"Unknown arrival {other}."),
            };
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return new FetchOutcome.Failed($"no whole answer within {options.TotalTimeoutSeconds} s") { Trouble = FetchTrouble.Network };
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new FetchOutcome.Failed($"no connection within {options.ConnectTimeoutSeconds} s") { Trouble = FetchTrouble.Network };
        }
        catch (Exception e) when (NetworkFailure.Of(e) is { } failure)
        {
            return failure;
        }
    }

    private static void Ask(HttpRequestHeaders headers, string accept, FeedValidators validators)
    {
        headers.TryAddWithoutValidation("Accept", accept);
        headers.TryAddWithoutValidation("Accept-Encoding", ContentCodings.Accepted);
        if (validators.ETag is not null)
        {
            headers.TryAddWithoutValidation("If-None-Match", validators.ETag);
        }

        if (validators.LastModified is not null)
        {
            headers.TryAddWithoutValidation("If-Modified-Since", validators.LastModified);
        }
    }

    private async Task<FetchOutcome> ReadAsync(Arrival.Answered answer, bool isConditional, bool isPage, CancellationToken cancel)
    {
        using var response = answer.Response;
        return response.StatusCode switch
        {
            HttpStatusCode.OK => await ReadBodyAsync(answer, isPage, cancel),
            HttpStatusCode.NotModified when isConditional =>
                new FetchOutcome.NotModified { FreshFor = Freshness.Of(response, time.GetUtcNow()), MovedTo = answer.MovedTo },
            var status => Refusals.OfStatus(answer, Refusals.NeedsPage(status) ? await ReadPageAsync(response, cancel) : "", time.GetUtcNow()),
        };
    }

    private async Task<FetchOutcome> ReadBodyAsync(Arrival.Answered answer, bool isPage, CancellationToken cancel)
    {
        var response = answer.Response;
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        var sent = await BoundedBody.ReadAsync(stream, options.MaxBodyBytes, cancel);
        if (sent is null || await ContentCodings.DecodeAsync(sent, response.Content.Headers.Sent("Content-Encoding"), options.MaxBodyBytes, cancel) is not { } body)
        {
            return new FetchOutcome.Failed($"the {(isPage ? "page" : "feed")} is larger than {Size(options.MaxBodyBytes)}") { Trouble = FetchTrouble.TooLarge };
        }

        // Validators go back as they were sent, even where malformed: a server that sent a tag without quotes wants it back so.
        return (isPage ? Refusals.OfArticle(answer, body) : Refusals.OfPage(answer, body)) is { } refused
            ? refused
            : new FetchOutcome.Fetched(body, response.Headers.Sent("ETag"), response.Content.Headers.Sent("Last-Modified"))
            {
                Charset = response.Charset(),
                Address = answer.Address,
                FreshFor = Freshness.Of(response, time.GetUtcNow()),
                MovedTo = answer.MovedTo,
                WireBytes = sent.Length,
            };
    }

    // The page of an error only helps to name it: without it, its status still does.
    private async Task<string> ReadPageAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(PatienceWithErrorPages, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(either.Token);
            return await BoundedBody.ReadAsync(stream, PageText.Longest, either.Token) is { } sent
                && await ContentCodings.DecodeAsync(sent, response.Content.Headers.Sent("Content-Encoding"), PageText.Longest, either.Token) is { } page
                    ? PageText.Of(page)
                    : "";
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return "";
        }
        catch (Exception e) when (NetworkFailure.Of(e) is not null)
        {
            return "";
        }
    }

    private static string Size(int bytes) => bytes >= 1024 * 1024 ? $"{bytes / 1024 / 1024} MiB" : $"{bytes / 1024} KiB";
}
