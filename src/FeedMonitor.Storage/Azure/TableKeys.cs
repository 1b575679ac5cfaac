using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Hashing;
using FeedMonitor.Hits;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Storage.Azure;

/// <summary>All partition and row keys, made in one place.</summary>
/// <remarks>
/// Hits, their list and the outbox share a partition, so that each change is one transaction. The kinds part by prefix; ids are hashed,
/// which spreads them and keeps Azurite's index quick. Not allowed in keys: / \ # ? and control characters
/// (https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model).
/// </remarks>
internal static class TableKeys
{
    public const string FeedsPartition = "feeds";
    public const string WatchlistsPartition = "watchlists";
    public const string HitsPartition = "hits";

    public const string HitPrefix = "hit:";
    public const string NewestPrefix = "new:";
    public const string OwedPrefix = "owed:";
    public const string DeadPrefix = "dead:";

    public const string PacePrefix = "pace:";
    public const string OncePrefix = "once:";
    public const string SettledPrefix = "past:";

    public static string Of(FeedId feed) => Encode(feed.Value);

    public static string Of(WatchlistId watchlist) => Encode(watchlist.Value);

    public static string Of(HitId hit) => HitPrefix + Encode(hit.Value);

    public static string Owed(AlertId alert) => OwedPrefix + Encode(alert.Value);

    /// <summary>The key of the mark that an alert of a feed in trouble was owed once.</summary>
    public static string Once(AlertId alert) => OncePrefix + Encode(alert.Value);

    /// <summary>The key of what became of an alert of a feed in trouble.</summary>
    public static string Settled(AlertId alert) => SettledPrefix + Encode(alert.Value);

    public static string Dead(AlertId alert) => DeadPrefix + Encode(alert.Value);

    /// <summary>The key of what a watchlist told a channel lately. Channels have names of any length: a hash.</summary>
    public static string Pace(WatchlistId watchlist, string channel) => PacePrefix + StableHash.Id("pace", watchlist.Value, channel);

    /// <summary>The key in the list of hits, newest first.</summary>
    public static string Newest(HitCursor place) => NewestPrefix + place.Value;

    /// <summary>The filter for all rows of the hits' partition whose keys begin with <paramref name="prefix"/>.</summary>
    public static string HitsRange(string prefix) => TableClient.CreateQueryFilter($"PartitionKey eq {HitsPartition} and RowKey gt {prefix} and RowKey lt {After(prefix)}");

    /// <summary>The first key after all that begin with <paramref name="prefix"/>.</summary>
    public static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    /// <summary>Any text as a key: what is not a letter, digit, <c>-</c> or <c>.</c> of ASCII becomes <c>_</c> and four hexadecimal digits.</summary>
    public static string Encode(string text)
    {
        if (text.All(IsPlain))
        {
            return text;
        }

        var key = new StringBuilder(text.Length * 2);
        foreach (var c in text)
        {
            _ = IsPlain(c) ? key.Append(c) : key.Append('_').Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return key.ToString();
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.';
}
