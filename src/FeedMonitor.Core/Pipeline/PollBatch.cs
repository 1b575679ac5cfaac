using System.Text.Json;
using System.Text.Json.Serialization;
using FeedMonitor.Feeds;

namespace FeedMonitor.Pipeline;

/// <summary>Feeds of one host that a worker polls in turn. A queue message: <c>{"feeds":["…"]}</c>.</summary>
/// <param name="Feeds">The feeds' ids.</param>
public sealed record PollBatch(IReadOnlyList<FeedId> Feeds)
{
    /// <summary>A message holds at most 64 KiB; a hundred ids are 3.5 KiB.</summary>
    public const int MaxFeeds = 100;

    /// <summary>The message.</summary>
    public string ToMessage() => JsonSerializer.Serialize(new Message([.. Feeds.Select(feed => feed.Value)]), PollBatchJson.Default.Message);

    /// <summary>Reads a message.</summary>
    /// <exception cref="FormatException">It is not such a message; it will end in the poison queue.</exception>
    public static PollBatch Parse(string message)
    {
        try
        {
            var feeds = JsonSerializer.Deserialize(message, PollBatchJson.Default.Message)?.Feeds
                ?? throw new FormatException("A poll message needs an array 'feeds'.");
            return new PollBatch([.. feeds.Select(feed => new FeedId(feed ?? throw new FormatException("A poll message names a feed null.")))]);
        }
        catch (JsonException e)
        {
            throw new FormatException($"A poll message is not JSON as expected: {e.Message}", e);
        }
    }

    internal sealed record Message(IReadOnlyList<string?>? Feeds);
}

/// <summary>How the message becomes JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PollBatch.Message))]
internal sealed partial class PollBatchJson : JsonSerializerContext;
