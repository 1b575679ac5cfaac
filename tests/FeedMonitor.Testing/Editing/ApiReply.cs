using System.Text.Json.Nodes;

namespace FeedMonitor.Testing.Editing;

/// <summary>An answer of the API.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Tag">Its <c>ETag</c>, or null.</param>
/// <param name="Text">Its body.</param>
public sealed record ApiReply(int Status, string? Tag, string Text)
{
    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Text)!;
}
