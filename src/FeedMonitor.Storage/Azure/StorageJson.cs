using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FeedMonitor.Feeds;

namespace FeedMonitor.Storage.Azure;

/// <summary>The JSON in rows and chunks.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(FullTextState))]
[JsonSerializable(typeof(HitEntity.Data), TypeInfoPropertyName = "Hit")]
[JsonSerializable(typeof(IReadOnlyList<HitEntity.Proof>), TypeInfoPropertyName = "Proofs")]
[JsonSerializable(typeof(HitEntity.AlertData), TypeInfoPropertyName = "Alert")]
[JsonSerializable(typeof(OutboxEntity.TroubleData), TypeInfoPropertyName = "Trouble")]
[JsonSerializable(typeof(HeldData), TypeInfoPropertyName = "Held")]
[JsonSerializable(typeof(DigestData), TypeInfoPropertyName = "Digest")]
[JsonSerializable(typeof(PaceData), TypeInfoPropertyName = "Pace")]
[JsonSerializable(typeof(WatchlistContent.Data), TypeInfoPropertyName = "Watchlist")]
[JsonSerializable(typeof(HistoryLine))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    /// <summary>Letters of all scripts as they are: escaped they would take six times the room. Nothing here goes into a page.</summary>
    public static StorageJson Compact { get; } =
        new(new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });

    /// <summary>The writer's part of <see cref="Compact"/>, where many objects go through one writer.</summary>
    public static JsonWriterOptions CompactWriter { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
