using System.Buffers;
using System.Globalization;
using System.Text.Json;
using FeedMonitor.Items;

namespace FeedMonitor.Storage.Azure;

/// <summary>Items as lines of a chunk, not compressed yet: JSON in UTF-8, each with its line feed.</summary>
internal sealed class HistoryLines : PackedItems
{
    // What a line has beside its text.
    private const int BytesBeside = 512;

    private HistoryLines(IReadOnlyList<HistoryItem> items, ReadOnlyMemory<byte> utf8)
        : base(utf8.Length) => (FirstSeen, Names, Utf8) = (items[0].FirstSeen, NamesOf(items), utf8);

    /// <summary>When the first of them was seen.</summary>
    public DateTimeOffset FirstSeen { get; }

    /// <summary>The id and the version of each, in turn.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The lines.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    public static HistoryLines Of(IReadOnlyList<HistoryItem> items)
    {
        var buffer = new ArrayBufferWriter<byte>(items.Sum(item => item.Text.Shown.Length + BytesBeside));
        using var json = new Utf8JsonWriter(buffer, StorageJson.CompactWriter);
        foreach (var item in items)
        {
            JsonSerializer.Serialize(json, HistoryLine.Of(item), StorageJson.Compact.HistoryLine);
            json.Flush();
            buffer.Write("\n"u8);
            json.Reset();
        }

        return new HistoryLines(items, buffer.WrittenMemory);
    }

    private static string[] NamesOf(IReadOnlyList<HistoryItem> items)
    {
        var names = new string[items.Count * 2];
        for (var i = 0; i < items.Count; i++)
        {
            names[2 * i] = items[i].Id.Value;
            names[(2 * i) + 1] = items[i].Version.ToString("x", CultureInfo.InvariantCulture);
        }

        return names;
    }
}
