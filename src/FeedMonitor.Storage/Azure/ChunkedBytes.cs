using Azure.Data.Tables;

namespace FeedMonitor.Storage.Azure;

/// <summary>Bytes over several properties of an entity: one holds at most 64 KiB.</summary>
internal static class ChunkedBytes
{
    private const int PropertyLimit = 64 * 1024;

    // Of an entity's 1 MiB, so that there is room for the rest.
    private const int MaxChunks = 14;

    /// <summary>Most bytes that an entity takes in this way.</summary>
    public const int Limit = PropertyLimit * MaxChunks;

    public static void Set(TableEntity entity, string name, byte[] bytes)
    {
        if (bytes.Length > Limit)
        {
            throw new InvalidOperationException($"{name} has {bytes.Length} bytes, more than the {Limit} that an entity takes.");
        }

        for (var i = 0; i * PropertyLimit < bytes.Length; i++)
        {
            entity[$"{name}{i}"] = bytes[(i * PropertyLimit)..Math.Min(bytes.Length, (i + 1) * PropertyLimit)];
        }
    }

    public static byte[] Get(TableEntity entity, string name)
    {
        var chunks = new List<byte[]>();
        while (chunks.Count < MaxChunks && entity.TryGetValue($"{name}{chunks.Count}", out var value) && value is not null)
        {
            chunks.Add(value as byte[] ?? ((BinaryData)value).ToArray());
        }

        return chunks.Count == 1 ? chunks[0] : [.. chunks.SelectMany(chunk => chunk)];
    }
}
