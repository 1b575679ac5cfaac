using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace FeedMonitor.Channels;

/// <summary>The rules that a service publishes for its messages, as a JSON schema.</summary>
internal static class PublishedSchema
{
    public static void Accepts(string service, JsonObject payload)
    {
        using var reader = new StreamReader(typeof(PublishedSchema).Assembly.GetManifestResourceStream($"{service}.json")!);
        var results = JsonSchema.FromText(reader.ReadToEnd()).Evaluate(JsonSerializer.SerializeToElement(payload), new EvaluationOptions { OutputFormat = OutputFormat.List });

        Assert.True(results.IsValid, string.Join('\n', (results.Details ?? []).Where(detail => detail.Errors is not null).Select(detail => $"{detail.InstanceLocation}: {string.Join("; ", detail.Errors!.Values)}")));
    }
}
