using System.Text.Json;
using System.Text.Json.Serialization;
using FeedMonitor.Feeds;

namespace FeedMonitor.Pipeline;

/// <summary>Feeds that a worker polls together. A queue message: <c>{"feeds":["…"],"neighbours":true}</c>.</summary>
/// <param name="Feeds">The feeds' ids.</param>
/// <param name="AreNeighbours">Whether they follow each other among the due feeds: see <see cref="IFeedStore.FindDueAsync"/>.</param>
public sealed record PollBatch(IReadOnlyList<FeedId> Feeds, bool AreNeighbours = false)
{
    /// <summary>A message holds at most 64 KiB; a hundred ids are 3.5 KiB. Their rows fit one transaction.</summary>
    public const int MaxFeeds = 100;

    /// <summary>The message.</summary>
    public string ToMessage() => JsonSerializer.Serialize(new Message([.. Feeds.Select(feed => feed.Value)], AreNeighbours), PollBatchJson.Default.Message);

    /// <summary>Reads a message.</summary>
    /// <exception cref="FormatException">It is not such a message; it will end in the poison queue.</exception>
    public static PollBatch Parse(string message)
    {
        try
        {
            var read = JsonSerializer.Deserialize(message, PollBatchJson.Default.Message);
            var feeds = read?.Feeds ?? throw new FormatException("A poll message needs an array 'feeds'.");
            return new PollBatch([.. feeds.Select(feed => new FeedId(feed ?? throw new FormatException("A poll message names a feed by null.")))], read.Neighbours);
        }
        catch (JsonException e)
        {
            throw new FormatException($"A poll message is not JSON as expected: {e.Message}", e);
        }
    }

    internal sealed record Message(IReadOnlyList<string?>? Feeds, bool Neighbours);
}

/// <summary>How the message becomes JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(PollBatch.Message))]
internal sealed partial class PollBatchJson : JsonSerializerContext;
