using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedMonitor.Alerts;

/// <summary>
/// The body of a webhook that tells of a feed in trouble:
/// <c>{"type":"feed-health","id","feed":{"id","title","url"},"trouble":{"kind","since","detail"}}</c>; <c>kind</c> is <c>broken</c>,
/// <c>silent</c> or <c>gone</c>. Additions may come, nothing is renamed.
/// </summary>
/// <param name="Type">Always <c>feed-health</c>.</param>
/// <param name="Id">The alert's id, the same on every attempt.</param>
/// <param name="Feed">The feed.</param>
/// <param name="Trouble">What is wrong.</param>
public sealed record FeedTroubleMessage(string Type, string Id, FeedTroubleMessage.FeedPart Feed, FeedTroubleMessage.TroublePart Trouble)
{
    /// <summary>The feed.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Title">What people call it.</param>
    /// <param name="Url">Its address.</param>
    public sealed record FeedPart(string Id, string Title, string Url);

    /// <summary>What is wrong.</summary>
    /// <param name="Kind">broken, silent or gone.</param>
    /// <param name="Since">Since when, in UTC.</param>
    /// <param name="Detail">One line.</param>
    public sealed record TroublePart(string Kind, DateTimeOffset Since, string Detail);

    /// <summary>The message of an alert.</summary>
    public static FeedTroubleMessage Of(AlertId id, FeedTrouble trouble)
    {
        ArgumentNullException.ThrowIfNull(trouble);
        return new FeedTroubleMessage(
            "feed-health",
            id.Value,
            new FeedPart(trouble.Feed.Value, trouble.FeedTitle, trouble.FeedUrl),
            new TroublePart(trouble.Kind.ToString().ToLowerInvariant(), trouble.Since.ToUniversalTime(), trouble.Detail));
    }

    /// <summary>The message as UTF-8 JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, FeedTroubleMessageJson.Default.FeedTroubleMessage);
}

/// <summary>How the message becomes JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FeedTroubleMessage))]
internal sealed partial class FeedTroubleMessageJson : JsonSerializerContext;
