using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>
/// The one HTTP client for addresses that feeds name: it connects only to public ones, speaks HTTP/2 where TLS offers it, and says
/// who asks. Time-outs, redirects, compression and sizes are the caller's matter.
/// </summary>
public sealed class GuardedHttpClient : IDisposable
{
    private readonly HttpClient client;

    /// <summary>Makes the client that all fetches share.</summary>
    public GuardedHttpClient(IOptions<FetchOptions> options, LocalHosts localHosts)
        : this(GuardedHandler.Create((options ?? throw new ArgumentNullException(nameof(options))).Value, localHosts), options.Value.Contact)
    {
    }

    internal GuardedHttpClient(SocketsHttpHandler handler, string? contact)
    {
        client = new HttpClient(handler)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        var userAgent = client.DefaultRequestHeaders.UserAgent;
        userAgent.Add(new ProductInfoHeaderValue("FeedMonitor", typeof(GuardedHttpClient).Assembly.GetName().Version!.ToString(2)));
        if (!string.IsNullOrEmpty(contact))
        {
            userAgent.Add(new ProductInfoHeaderValue($"(+{contact})"));
        }
    }

    /// <summary>Sends a GET request and waits for the head of its answer.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="headers">Adds what the request says besides.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="HttpRequestException">There was no answer; <see cref="ForbiddenAddressException"/> within, if the guard forbade it.</exception>
    internal async Task<HttpResponseMessage> GetAsync(Uri address, Action<HttpRequestHeaders> headers, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = client.DefaultRequestVersion, VersionPolicy = client.DefaultVersionPolicy };
        headers(request.Headers);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();
}
