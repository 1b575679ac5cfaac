using System.Net;
using System.Net.Http.Headers;
using FeedMonitor.Alerts;
using FeedMonitor.Configuration;
using FeedMonitor.Http;

namespace FeedMonitor.Channels;

/// <summary>
/// Posts alerts as JSON (<see cref="HitMessage"/>, <see cref="FeedTroubleMessage"/>) to an address. The alert's id goes in the header <c>webhook-id</c>, the same on
/// every attempt (https://www.standardwebhooks.com). An answer of 2xx takes the alert; anything else is tried again.
/// </summary>
internal sealed class WebhookChannel(string id, Uri url, HttpClient client, TimeProvider time) : IChannel
{
    public string Id => id;

    public string Kind => WebhookKind.Name;

    public async Task<DeliveryOutcome> DeliverAsync(Alert alert, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Headers.Add("webhook-id", alert.Id.Value);
        request.Content = new ByteArrayContent(BodyOf(alert));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return response.IsSuccessStatusCode
                ? new DeliveryOutcome.Delivered()
                : new DeliveryOutcome.Failed($"{url.Host} answered {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd(), RetryAfterOf(response));
        }
        catch (HttpRequestException e)
        {
            // The address may hold a secret in its path: only the host is named.
            return new DeliveryOutcome.Failed($"{url.Host} could not be reached: {e.InnerException?.Message ?? e.Message}");
        }
    }

    private static byte[] BodyOf(Alert alert) => alert.Subject switch
    {
        AlertSubject.OfHit { Hit: var hit } => HitMessage.Of(alert.Id, hit).ToJson(),
        AlertSubject.OfFeed { Trouble: var trouble } => FeedTroubleMessage.Of(alert.Id, trouble).ToJson(),
        var other => throw new InvalidOperationException($"An alert of {other} has no message."),
    };

    private TimeSpan? RetryAfterOf(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable ? RetryAfter.Of(response, time.GetUtcNow()) : null;
}

/// <summary>The kind <c>webhook</c>: needs <c>url</c>.</summary>
internal sealed class WebhookKind(WebhookClient client, TimeProvider time) : IChannelKind
{
    public const string Name = "webhook";

    public string Kind => Name;

    public IReadOnlyList<string> Settings => ["url"];

    public IChannel Create(ChannelDefinition definition)
    {
        var setting = definition.Require("url", "an http or https address");
        return Uri.TryCreate(setting.Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new WebhookChannel(definition.Id, url!, client.Http, time)
            : throw new ConfigurationException(setting.Place, $"the url of channel '{definition.Id}' is not an http or https address");
    }
}

/// <summary>The client that all webhooks share. Unlike feeds, they are the operator's own and may stand in the private network.</summary>
internal sealed class WebhookClient : IDisposable
{
    /// <summary>The client. It follows no redirect: an alert goes where the configuration says.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    });

    public void Dispose() => Http.Dispose();
}
