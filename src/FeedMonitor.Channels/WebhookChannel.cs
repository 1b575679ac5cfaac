using System.Globalization;
using System.Text.Json.Nodes;
using FeedMonitor.Alerts;
using FeedMonitor.Channels.Services;
using FeedMonitor.Configuration;

namespace FeedMonitor.Channels;

/// <summary>
/// Posts alerts as JSON (<see cref="HitMessage"/>, <see cref="DigestMessage"/>, <see cref="FeedTroubleMessage"/>) to an address, as Standard Webhooks has it
/// (https://www.standardwebhooks.com): the alert's id in <c>webhook-id</c>, the same on every attempt, the time of the attempt in <c>webhook-timestamp</c>, and, if there is
/// a secret, <c>webhook-signature</c>.
/// </summary>
internal sealed class WebhookChannel(string id, ServicePost post, IReadOnlyList<WebhookSecret> secrets, TimeProvider time) : IPreviewedChannel
{
    public string Id => id;

    public string Kind => WebhookKind.Name;

    public Task<DeliveryOutcome> DeliverAsync(Alert alert, CancellationToken cancel)
    {
        var body = BodyOf(alert);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        List<(string, string)> headers = [("webhook-id", alert.Id.Value), ("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture))];
        if (secrets.Count > 0)
        {
            headers.Add(("webhook-signature", string.Join(' ', secrets.Select(secret => secret.Sign(alert.Id.Value, timestamp, body)))));
        }

        return post.SendAsync(body, headers, cancel);
    }

    public string Preview(Alert alert) =>
        $"POST to {post.Host}, {(secrets.Count == 0 ? "not signed" : "signed")}{Environment.NewLine}webhook-id: {alert.Id}{Environment.NewLine}{Environment.NewLine}"
        + ServiceJson.Indented(JsonNode.Parse(BodyOf(alert))!);

    private static byte[] BodyOf(Alert alert) => alert.Subject switch
    {
        AlertSubject.OfHit hit => HitMessage.Of(alert.Id, hit).ToJson(),
        AlertSubject.OfDigest { Digest: var digest } => DigestMessage.Of(alert.Id, digest).ToJson(),
        AlertSubject.OfFeed { Trouble: var trouble } => FeedTroubleMessage.Of(alert.Id, trouble).ToJson(),
        var other => throw new InvalidOperationException($"An alert of {other} has no message."),
    };
}

/// <summary>The kind <c>webhook</c>: <c>url</c>, and <c>secret</c>, which may be several while one takes over from another.</summary>
internal sealed class WebhookKind(ServicePosts posts, TimeProvider time) : IChannelKind
{
    public const string Name = "webhook";

    public string Kind => Name;

    public IReadOnlyList<string> Settings => ["url", "secret"];

    public IReadOnlyList<string> Lists => ["secret"];

    public IChannel Create(ChannelDefinition definition) => new WebhookChannel(
        definition.Id,
        posts.To(definition.Address("url"), interval: TimeSpan.Zero),
        [.. definition.List("secret").Select(secret => WebhookSecret.Parse(secret.Value) ?? throw definition.Wrong(secret, "secret", WebhookSecret.Expected))],
        time);
}
