using System.Text.Json;
using Azure.Data.Tables;
using FeedMonitor.Alerts;
using FeedMonitor.Cleaning.Learning;
using FeedMonitor.Feeds;
using FeedMonitor.Items;

namespace FeedMonitor.Storage.Azure;

/// <summary>A feed's row: the definition and the state side by side.</summary>
internal static class FeedEntity
{
    public const string Url = "Url";
    public const string NextPollAt = "NextPollAt";
    public const string ClaimedUntil = "ClaimedUntil";
    public const string UnlistedAt = "UnlistedAt";
    private const string FullText = "FullText";
    private const string MovedTo = "MovedTo";
    private const string MovedSeen = "MovedSeen";

    /// <summary>The columns that a list of feeds needs: all but the seen set.</summary>
    public static readonly string[] Definition = ["PartitionKey", "RowKey", "Timestamp", Url, "Title", "SiteUrl", "Groups", FullText, UnlistedAt];

    /// <summary>The columns that planning needs.</summary>
    public static readonly string[] Due = ["PartitionKey", "RowKey", "Timestamp", Url, ClaimedUntil, MovedTo, MovedSeen];

    public static TableEntity Of(Feed feed) => new(TableKeys.FeedsPartition, TableKeys.Of(feed.Id))
    {
        [Url] = feed.Url.Value,
        ["Title"] = feed.Title,

        // A merge leaves out what is null, and the old value would stay.
        ["SiteUrl"] = feed.SiteUrl ?? "",
        ["Groups"] = JsonSerializer.Serialize(feed.Groups, StorageJson.Default.IReadOnlyListString),
        [FullText] = feed.FullText?.ToString() ?? "",
    };

    public static TableEntity Of(Feed feed, FeedState state)
    {
        var entity = Of(feed);
        entity[NextPollAt] = state.NextPollAt;
        entity[ClaimedUntil] = state.ClaimedUntil;
        entity["FeedETag"] = state.ETag;
        entity["FeedLastModified"] = state.LastModified;
        entity["LastSuccessAt"] = state.LastSuccessAt;
        entity["LastPolledAt"] = state.LastPolledAt;
        entity["Failures"] = state.Failures;
        entity["LastError"] = state.LastError;
        entity["PossibleGapAt"] = state.PossibleGapAt;
        entity["BaselineAt"] = state.BaselineAt;
        entity["IntervalSeconds"] = state.Interval.TotalSeconds;
        entity[MovedTo] = state.MovedTo?.Value;
        entity[MovedSeen] = state.MovedSeen;
        entity["GoneAt"] = state.GoneAt;
        entity["Throttles"] = state.Throttles;
        entity["LastBytes"] = state.LastBytes;
        entity["LastNewItemAt"] = state.LastNewItemAt;
        entity["TroubleTold"] = state.TroubleTold?.ToString();
        entity["ListedAgainAt"] = state.ListedAgainAt;
        ChunkedBytes.Set(entity, "Seen", state.Seen.ToBytes());
        entity["FullTextState"] = state.FullText == FullTextState.None ? null : JsonSerializer.Serialize(state.FullText, StorageJson.Default.FullTextState);
        ChunkedBytes.Set(entity, "Repeats", state.Repeats.ToBytes());
        return entity;
    }

    /// <summary>
    /// What is written over the row of a feed that the list names no more: it keeps its state, and is never due, so that what asks for due feeds asks for nothing else.
    /// </summary>
    public static TableEntity Unlisted(FeedId feed, DateTimeOffset at) => new(TableKeys.FeedsPartition, TableKeys.Of(feed))
    {
        [UnlistedAt] = at,
        [NextPollAt] = FeedState.Never,
    };

    /// <summary>Since when the list does not name it, or null if it does.</summary>
    public static DateTimeOffset? UnlistedSince(TableEntity entity) => entity.GetDateTimeOffset(UnlistedAt);

    public static Feed ToFeed(TableEntity entity) => new(
        new FeedId(entity.RowKey),
        FeedUrl.Parse(entity.GetString(Url)),
        entity.GetString("Title") ?? "",
        entity.GetString("SiteUrl") is { Length: > 0 } site ? site : null,
        JsonSerializer.Deserialize(entity.GetString("Groups") ?? "[]", StorageJson.Default.IReadOnlyListString) ?? [])
    {
        FullText = Enum.TryParse<FullTextPolicy>(entity.GetString(FullText), out var policy) ? policy : null,
    };

    public static FeedState ToState(TableEntity entity) => new()
    {
        NextPollAt = entity.GetDateTimeOffset(NextPollAt) ?? DateTimeOffset.UnixEpoch,
        ClaimedUntil = entity.GetDateTimeOffset(ClaimedUntil) ?? DateTimeOffset.UnixEpoch,
        ETag = entity.GetString("FeedETag"),
        LastModified = entity.GetString("FeedLastModified"),
        LastSuccessAt = entity.GetDateTimeOffset("LastSuccessAt"),
        LastPolledAt = entity.GetDateTimeOffset("LastPolledAt"),
        Failures = entity.GetInt32("Failures") ?? 0,
        LastError = entity.GetString("LastError"),
        PossibleGapAt = entity.GetDateTimeOffset("PossibleGapAt"),
        BaselineAt = entity.GetDateTimeOffset("BaselineAt"),
        Interval = TimeSpan.FromSeconds(entity.GetDouble("IntervalSeconds") ?? 0),
        MovedTo = MovedToOf(entity),
        MovedSeen = MovedSeenOf(entity),
        GoneAt = entity.GetDateTimeOffset("GoneAt"),
        Throttles = entity.GetInt32("Throttles") ?? 0,
        LastBytes = entity.GetInt64("LastBytes") ?? 0,
        LastNewItemAt = entity.GetDateTimeOffset("LastNewItemAt"),
        TroubleTold = Enum.TryParse<FeedTroubleKind>(entity.GetString("TroubleTold"), out var told) ? told : null,
        ListedAgainAt = entity.GetDateTimeOffset("ListedAgainAt"),
        Seen = SeenSet.FromBytes(ChunkedBytes.Get(entity, "Seen")),
        FullText = entity.GetString("FullTextState") is { } fullText ? JsonSerializer.Deserialize(fullText, StorageJson.Default.FullTextState) ?? FullTextState.None : FullTextState.None,
        Repeats = BoilerplateSketch.FromBytes(ChunkedBytes.Get(entity, "Repeats")),
    };

    /// <summary>Where the feed is asked for; the columns <see cref="Due"/> are enough.</summary>
    public static FeedUrl AddressOf(TableEntity entity) =>
        new FeedState { MovedTo = MovedToOf(entity), MovedSeen = MovedSeenOf(entity) }.AddressFrom(FeedUrl.Parse(entity.GetString(Url)));

    private static FeedUrl? MovedToOf(TableEntity entity) => FeedUrl.TryParse(entity.GetString(MovedTo), out var moved, out _) ? moved : null;

    private static int MovedSeenOf(TableEntity entity) => entity.GetInt32(MovedSeen) ?? 0;

    public static FeedRecord ToRecord(TableEntity entity) => new(ToFeed(entity), ToState(entity), entity.ETag.ToString());
}
