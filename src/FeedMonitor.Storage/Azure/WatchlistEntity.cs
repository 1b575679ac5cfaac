using Azure.Data.Tables;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Storage.Azure;

/// <summary>A watchlist's row: its version and its content, or where that does not fit, the word that it stands in the blob of that version.</summary>
internal static class WatchlistEntity
{
    private const string Content = "Content";
    private const string Version = "Version";
    private const string Format = "Format";
    private const string IsInBlob = "InBlob";

    // Raised when a row comes to mean something that this release would misread; what it merely does not know it must not pass over either.
    private const int FormatOfThisRelease = 1;

    /// <summary>The columns that tell watchlists apart.</summary>
    public static string[] Summary { get; } = ["PartitionKey", "RowKey", Version, Format, IsInBlob];

    /// <summary>Whether a content goes into a blob.</summary>
    public static bool NeedsBlob(WatchlistContent content) => content.Bytes.Length > ChunkedBytes.Limit;

    public static TableEntity Of(Watchlist watchlist, WatchlistContent content)
    {
        var entity = new TableEntity(TableKeys.WatchlistsPartition, TableKeys.Of(watchlist.Id))
        {
            ["Name"] = watchlist.Name,
            [Version] = content.Version,
            [Format] = FormatOfThisRelease,
        };
        if (NeedsBlob(content))
        {
            entity[IsInBlob] = true;
        }
        else
        {
            ChunkedBytes.Set(entity, Content, content.Bytes);
        }

        return entity;
    }

    public static WatchlistId IdOf(TableEntity entity) => WatchlistId.Parse(entity.RowKey);

    /// <summary>The version; of a row of an earlier release, which has none, its ETag.</summary>
    public static string VersionOf(TableEntity entity) => entity.GetString(Version) ?? entity.ETag.ToString();

    /// <summary>The blob that the row names, or null.</summary>
    public static string? BlobOf(TableEntity entity) => entity.GetBoolean(IsInBlob) == true ? entity.GetString(Version) : null;

    /// <summary>Whether the row holds this version, written as this release writes it.</summary>
    public static bool Holds(TableEntity entity, WatchlistContent content) =>
        entity.GetString(Version) == content.Version && entity.GetInt32(Format) == FormatOfThisRelease && NeedsBlob(content) == (BlobOf(entity) is not null);

    /// <summary>The content of a row that holds it itself.</summary>
    /// <exception cref="UnreadableWatchlistException">It can't be read.</exception>
    public static Watchlist ToWatchlist(TableEntity entity) => WatchlistContent.ToWatchlist(IdOf(entity), ChunkedBytes.Get(entity, Content));

    /// <summary>Refuses a row of a later release.</summary>
    /// <exception cref="UnreadableWatchlistException">It is of one.</exception>
    public static void RequireFormat(TableEntity entity)
    {
        if (entity.GetInt32(Format) is > FormatOfThisRelease and var format)
        {
            throw new UnreadableWatchlistException(IdOf(entity), $"it was stored by a later release (format {format}, expected {FormatOfThisRelease} at most)");
        }
    }
}
