using System.IO.Compression;
using System.Text.Json;
using Azure.Data.Tables;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Storage.Azure;

/// <summary>A watchlist's row: its text as compressed JSON, since it may hold thousands of terms.</summary>
internal static class WatchlistEntity
{
    private const string Content = "Content";

    public static TableEntity Of(Watchlist watchlist)
    {
        var data = new Data(watchlist.Name, [.. watchlist.Terms.Select(term => term.Text)], watchlist.Channels);
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(gzip, data, StorageJson.Compact.Watchlist);
        }

        var entity = new TableEntity(TableKeys.WatchlistsPartition, TableKeys.Of(watchlist.Id)) { ["Name"] = watchlist.Name };
        ChunkedBytes.Set(entity, Content, compressed.ToArray());
        return entity;
    }

    public static Watchlist ToWatchlist(TableEntity entity)
    {
        using var gzip = new GZipStream(new MemoryStream(ChunkedBytes.Get(entity, Content)), CompressionMode.Decompress);
        var data = JsonSerializer.Deserialize(gzip, StorageJson.Compact.Watchlist)
            ?? throw new InvalidDataException($"The stored watchlist '{entity.RowKey}' is empty.");
        return new Watchlist(WatchlistId.Parse(entity.RowKey), data.Name, [.. data.Terms.Select(Term.Parse)], data.Channels);
    }

    internal sealed record Data(string Name, IReadOnlyList<string> Terms, IReadOnlyList<string> Channels);
}
