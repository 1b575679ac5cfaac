using System.Text.Json.Nodes;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;

namespace FeedMonitor.Channels.Services;

/// <summary>A channel of a service that takes messages as JSON by POST.</summary>
/// <param name="id">The channel's id.</param>
/// <param name="kind">Its kind.</param>
/// <param name="post">What posts to the service.</param>
/// <param name="compose">Writes the message as the service takes it, within its limits.</param>
internal sealed class JsonChannel(string id, string kind, ServicePost post, Func<AlertMessage, JsonObject> compose) : IPreviewedChannel
{
    /// <summary>Fields of the body that whoever knows them could use; a preview conceals them.</summary>
    public IReadOnlyList<string> Concealed { get; init; } = [];

    public string Id => id;

    public string Kind => kind;

    public Task<DeliveryOutcome> DeliverAsync(Alert alert, CancellationToken cancel) => post.SendAsync(ServiceJson.Bytes(BodyOf(alert)), [], cancel);

    public string Preview(Alert alert)
    {
        var body = BodyOf(alert);
        foreach (var name in Concealed)
        {
            body[name] = "…";
        }

        return $"POST to {post.Host}{Environment.NewLine}{Environment.NewLine}{ServiceJson.Indented(body)}";
    }

    private JsonObject BodyOf(Alert alert) => compose(AlertMessage.Of(alert.Subject));
}
