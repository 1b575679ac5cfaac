using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>Fetches feeds over HTTP: conditionally, within bounds of time and size, and only from public addresses.</summary>
/// <remarks>A proxy is not used: behind one, the address that is connected would be the proxy's and the guard blind.</remarks>
public sealed class HttpFeedFetcher : IFeedFetcher, IDisposable
{
    private const string Accept = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";

    private readonly HttpClient client;
    private readonly FetchOptions options;
    private readonly TimeProvider time;

    /// <summary>Makes the one client that all feeds share.</summary>
    public HttpFeedFetcher(IOptions<FetchOptions> options, LocalHosts localHosts, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options.Value;
        this.time = time;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = new GuardedConnector(this.options, localHosts).ConnectAsync,
            ConnectTimeout = TimeSpan.FromSeconds(this.options.ConnectTimeoutSeconds),
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1, // as answers are read, so that a validator beyond ASCII goes back byte for byte
            UseCookies = false,
            UseProxy = false,
        };
        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("FeedMonitor", typeof(HttpFeedFetcher).Assembly.GetName().Version!.ToString(2)));
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", Accept);
    }

    /// <inheritdoc />
    public async Task<FetchOutcome> FetchAsync(FeedUrl url, FeedValidators validators, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.TotalTimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            return await FollowAsync(url, validators, either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return new FetchOutcome.Failed($"no whole answer within {options.TotalTimeoutSeconds} s");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new FetchOutcome.Failed($"no connection within {options.ConnectTimeoutSeconds} s");
        }
        catch (HttpRequestException e)
        {
            return new FetchOutcome.Failed(Describe(e));
        }
        catch (Exception e) when (e is ForbiddenAddressException or IOException or InvalidDataException)
        {
            return new FetchOutcome.Failed(e.Message);
        }
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    private async Task<FetchOutcome> FollowAsync(FeedUrl url, FeedValidators validators, CancellationToken cancel)
    {
        var target = url.Uri;
        for (var redirects = 0; ; redirects++)
        {
            using var request = Request(target, validators);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (Redirect(response) is not { } location)
            {
                return await ReadAsync(response, cancel);
            }

            if (redirects == options.MaxRedirects)
            {
                return new FetchOutcome.Failed($"more than {options.MaxRedirects} redirects");
            }

            if (!Uri.TryCreate(target, location, out var resolved))
            {
                return new FetchOutcome.Failed($"redirected to '{location}', which is no address");
            }

            if (!FeedUrl.TryParse(resolved.AbsoluteUri, out var next, out var problem))
            {
                // Without the user name and the password that it may carry.
                return new FetchOutcome.Failed($"redirected to '{resolved.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)}': {problem}");
            }

            target = next.Uri;
        }
    }

    private static HttpRequestMessage Request(Uri target, FeedValidators validators)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, target);
        if (validators.ETag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", validators.ETag);
        }

        if (validators.LastModified is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Modified-Since", validators.LastModified);
        }

        return request;
    }

    private static Uri? Redirect(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
            ? response.Headers.Location
            : null;

    private async Task<FetchOutcome> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            return new FetchOutcome.NotModified();
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return new FetchOutcome.Failed($"HTTP {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd(), RetryAfter(response));
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        return await BoundedBody.ReadAsync(stream, options.MaxBodyBytes, cancel) is { } body
            ? new FetchOutcome.Fetched(body, First(response.Headers, "ETag"), First(response.Content.Headers, "Last-Modified"))
            : new FetchOutcome.Failed($"the feed is larger than {Size(options.MaxBodyBytes)}");
    }

    // RFC 9110 §10.2.3: seconds, or a date.
    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    private static string Size(int bytes) => bytes >= 1024 * 1024 ? $"{bytes / 1024 / 1024} MiB" : $"{bytes / 1024} KiB";

    // As sent, even where malformed: a server that sent a tag without quotes wants it back so.
    private static string? First(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 and <= 1024 } value ? value : null;

    private static string Describe(HttpRequestException e)
    {
        // The handler wraps what the connector threw; the innermost says what happened.
        Exception innermost = e;
        while (innermost.InnerException is not null)
        {
            innermost = innermost.InnerException;
        }

        return innermost is ForbiddenAddressException ? innermost.Message
            : e.HttpRequestError == HttpRequestError.NameResolutionError ? "the host name does not resolve"
            : innermost.Message;
    }
}
