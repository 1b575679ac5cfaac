using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedMonitor.Alerts;

/// <summary>
/// The body of a webhook that tells of several hits:
/// <c>{"type":"digest","id","watchlist":{"id","name"},"reason","from","until","total","hits":[…]}</c>; each of <c>hits</c> is a <see cref="HitMessage"/> with the hit's id,
/// <c>reason</c> is <c>schedule</c>, <c>quiet-hours</c>, <c>too-many</c> or <c>cooldown</c>. Additions may come, nothing is renamed.
/// </summary>
/// <param name="Type">Always <c>digest</c>.</param>
/// <param name="Id">The alert's id, the same on every attempt.</param>
/// <param name="Watchlist">The watchlist that hit.</param>
/// <param name="Reason">Why the hits are told together.</param>
/// <param name="From">When the first of them was owed, in UTC.</param>
/// <param name="Until">When they were gathered, in UTC.</param>
/// <param name="Total">How many hits there are in all.</param>
/// <param name="Hits">The hits, oldest first; of very many the first ones only.</param>
public sealed record DigestMessage(
    string Type, string Id, HitMessage.WatchlistPart Watchlist, string Reason, DateTimeOffset From, DateTimeOffset Until, int Total, IReadOnlyList<HitMessage> Hits)
{
    /// <summary>The message of an alert.</summary>
    public static DigestMessage Of(AlertId id, AlertDigest digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        return new DigestMessage(
            "digest",
            id.Value,
            new HitMessage.WatchlistPart(digest.Watchlist.Value, digest.WatchlistName),
            ReasonOf(digest.Reason),
            digest.From.ToUniversalTime(),
            digest.Until.ToUniversalTime(),
            digest.Total,
            [.. digest.Hits.Select(hit => HitMessage.Of(new AlertId(hit.Id.Value), digest.SubjectOf(hit)))]);
    }

    /// <summary>The message as UTF-8 JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, DigestMessageJson.Default.DigestMessage);

    private static string ReasonOf(DigestReason reason) => reason switch
    {
        DigestReason.Schedule => "schedule",
        DigestReason.QuietHours => "quiet-hours",
        DigestReason.TooMany => "too-many",
        DigestReason.Cooldown => "cooldown",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}

/// <summary>How the message becomes JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DigestMessage))]
internal sealed partial class DigestMessageJson : JsonSerializerContext;
