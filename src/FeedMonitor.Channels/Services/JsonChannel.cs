using System.Text.Json.Nodes;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Channels.Formatting;

namespace FeedMonitor.Channels.Services;

/// <summary>A channel of a service that takes messages as JSON by POST. What the service refuses in the words of a template it is told in the monitor's.</summary>
/// <param name="id">The channel's id.</param>
/// <param name="kind">Its kind.</param>
/// <param name="post">What posts to the service.</param>
/// <param name="template">The operator's own words, or null.</param>
/// <param name="compose">Writes the message as the service takes it, within its limits, in the words of the template or, where there is none, in the monitor's.</param>
internal sealed class JsonChannel(string id, string kind, ServicePost post, MessageTemplate? template, Func<AlertMessage, MessageTemplate?, JsonObject> compose) : IPreviewedChannel
{
    /// <summary>How many hits of a digest a message in the monitor's words names, from the first on.</summary>
    public required Func<AlertMessage, int> Named { get; init; }

    /// <summary>Fields of the body that whoever knows them could use; a preview conceals them.</summary>
    public IReadOnlyList<string> Concealed { get; init; } = [];

    public string Id => id;

    public string Kind => kind;

    public async Task<DeliveryOutcome> DeliverAsync(Alert alert, CancellationToken cancel)
    {
        var message = AlertMessage.Of(alert.Subject);
        var body = compose(message, template);
        var outcome = await SendAsync(body, cancel);
        if (template is null || outcome is not DeliveryOutcome.Refused refused)
        {
            return Told(outcome, message, body);
        }

        var plain = compose(message, null);
        if (JsonNode.DeepEquals(body, plain))
        {
            return outcome;
        }

        template.Untold?.Invoke(refused.Error);

        // Put off without an attempt counted, it would be sent in the refused words again, and that without end.
        var second = await SendAsync(plain, cancel);
        return second is DeliveryOutcome.Busy ? new DeliveryOutcome.Failed(refused.Error) : Told(second, message, plain);
    }

    public string Preview(Alert alert)
    {
        var body = compose(AlertMessage.Of(alert.Subject), template);
        foreach (var name in Concealed)
        {
            body[name] = "…";
        }

        return $"POST to {post.Host}{Environment.NewLine}{Environment.NewLine}{ServiceJson.Indented(body)}";
    }

    private DeliveryOutcome Told(DeliveryOutcome outcome, AlertMessage message, JsonObject body) =>
        outcome is not DeliveryOutcome.Delivered delivered || !message.IsDigest ? outcome
        : delivered with { Named = template is null || JsonNode.DeepEquals(body, compose(message, null)) ? Named(message) : template.NamedIn(message) };

    private Task<DeliveryOutcome> SendAsync(JsonObject body, CancellationToken cancel) => post.SendAsync(ServiceJson.Bytes(body), [], cancel);
}
