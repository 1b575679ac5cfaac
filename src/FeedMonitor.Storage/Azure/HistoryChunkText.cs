using System.IO.Compression;
using System.Text.Json;
using FeedMonitor.Items;
using FeedMonitor.Text;

namespace FeedMonitor.Storage.Azure;

/// <summary>The bytes of a chunk: gzipped JSON, a line an item, each with its line feed.</summary>
internal static class HistoryChunkText
{
    public static MemoryStream Write(IReadOnlyList<HistoryLines> lines)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var some in lines)
            {
                gzip.Write(some.Utf8.Span);
            }
        }

        compressed.Position = 0;
        return compressed;
    }

    /// <summary>Every item that can be read; a line that is no item and a torn end are damage.</summary>
    public static HistoryReading Read(ReadOnlyMemory<byte> compressed)
    {
        using var inflated = InflatedBytes.Of(compressed);
        var items = new List<HistoryItem>();
        var (line, badLines, firstBad) = (0, 0, 0);
        var rest = inflated.Span;
        while (rest.IndexOf((byte)'\n') is >= 0 and var end)
        {
            line++;
            if (ReadLine(rest[..end]) is { } item)
            {
                items.Add(item);
            }
            else
            {
                (badLines, firstBad) = (badLines + 1, badLines == 0 ? line : firstBad);
            }

            rest = rest[(end + 1)..];
        }

        return new HistoryReading(items, inflated.IsTorn || rest.Length > 0 ? $"is damaged or cut off after {Counted.Of(items.Count, "item")}"
            : badLines > 0 ? $"has {Counted.Of(badLines, "line")} that can't be read, the first of them line {firstBad}"
            : null);
    }

    private static HistoryItem? ReadLine(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, StorageJson.Compact.HistoryLine)?.ToItem();
        }
        catch (JsonException)
        {
            // A damaged line is told of with its number, and the others are read.
            return null;
        }
    }
}
