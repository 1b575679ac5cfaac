using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Watchlists;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Storage.Azure;

/// <summary>What is stored of a watchlist: gzipped JSON, and the hash of the JSON, which is its version and the name of its blob.</summary>
/// <param name="Version">32 hexadecimal digits: equal for equal watchlists, whatever their ids.</param>
/// <param name="Bytes">The gzipped JSON.</param>
internal sealed record WatchlistContent(string Version, byte[] Bytes)
{
    private const int VersionBytes = 16;

    public static WatchlistContent Of(Watchlist watchlist)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(ToData(watchlist), StorageJson.Compact.Watchlist);
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(json);
        }

        return new WatchlistContent(VersionOf(json), compressed.ToArray());
    }

    /// <summary>The version alone.</summary>
    public static string VersionOf(Watchlist watchlist) => VersionOf(JsonSerializer.SerializeToUtf8Bytes(ToData(watchlist), StorageJson.Compact.Watchlist));

    /// <summary>Reads stored bytes.</summary>
    /// <exception cref="UnreadableWatchlistException">They are damaged.</exception>
    public static Watchlist ToWatchlist(WatchlistId id, byte[] bytes)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            return JsonSerializer.Deserialize(gzip, StorageJson.Compact.Watchlist) is { Name: not null, Terms: not null, Channels: not null } data
                ? ToWatchlist(id, data)
                : throw new InvalidDataException("name, terms or channels are missing");
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or FormatException or ArgumentException)
        {
            throw new UnreadableWatchlistException(id, $"its content is damaged ({e.Message.TrimEnd('.')})", e);
        }
    }

    private static string VersionOf(byte[] json) => Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, VersionBytes));

    private static Data ToData(Watchlist list) => new(list.Name, [.. list.Terms.Select(term => term.Text)], list.Channels)
    {
        References = list.Terms.Any(term => term.Reference is not null) ? [.. list.Terms.Select(term => term.Reference)] : null,
        Query = list.Query?.Text,
        None = list.None.Count > 0 ? [.. list.None.Select(veto => veto.Text)] : null,
        MinTerms = list.MinTerms == 1 ? null : list.MinTerms,
        Feeds = OrNull(list.Scope.Feeds),
        Groups = OrNull(list.Scope.Groups),
        Languages = OrNull(list.Scope.Languages),
        TellsEachItem = list.JoinsStories ? null : true,
        Mode = ModeData.Of(list.AlertMode),
    };

    private static Watchlist ToWatchlist(WatchlistId id, Data data)
    {
        if (data.References is { } references && references.Count != data.Terms.Count)
        {
            throw new InvalidDataException($"it has {data.Terms.Count} terms and {references.Count} references");
        }

        return new Watchlist(id, data.Name, [.. data.Terms.Select((term, i) => Term.Parse(term).Of(data.References?[i]))], data.Channels)
        {
            Query = data.Query is { } query ? Query.Parse(query) : null,
            None = [.. (data.None ?? []).Select(Query.Parse)],
            MinTerms = data.MinTerms ?? 1,
            Scope = new WatchlistScope(data.Feeds ?? [], data.Groups ?? [], data.Languages ?? []),
            JoinsStories = data.TellsEachItem is not true,
            AlertMode = data.Mode?.ToMode() ?? AlertMode.Immediate,
        };
    }

    private static IReadOnlyList<string>? OrNull(IReadOnlyList<string> list) => list.Count > 0 ? list : null;

    /// <summary>The JSON. What a watchlist does not use is left out, and so is what an earlier release did not know.</summary>
    internal sealed record Data(string Name, IReadOnlyList<string> Terms, IReadOnlyList<string> Channels)
    {
        /// <summary>That of each term, in order; or null if none has one.</summary>
        public IReadOnlyList<string?>? References { get; init; }

        public string? Query { get; init; }

        public IReadOnlyList<string>? None { get; init; }

        public int? MinTerms { get; init; }

        public IReadOnlyList<string>? Feeds { get; init; }

        public IReadOnlyList<string>? Groups { get; init; }

        public IReadOnlyList<string>? Languages { get; init; }

        public bool? TellsEachItem { get; init; }

        public ModeData? Mode { get; init; }
    }
}
