using System.Text.Json;
using Azure.Data.Tables;
using FeedMonitor.Alerts;
using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Stories.Signatures;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Storage.Azure;

/// <summary>
/// A hit's rows: one under its id, and the same once more in the list that is read newest first. The state of each alert is a
/// column of its own, so that channels do not wait for each other.
/// </summary>
internal static class HitEntity
{
    public const string Watchlist = "Watchlist";
    public const string Feed = "Feed";

    private const string Content = "Hit";

    // By itself, so that whoever asks for stories need not read what weighs most. Earlier releases kept it with the content.
    private const string Proofs = "Evidence";
    private const string Signature = "Signature";
    private const string AlertPrefix = "Alert_";

    /// <summary>The columns of <see cref="HitParts.Telling"/>.</summary>
    public static IReadOnlyList<string> TellingColumns { get; } = ["PartitionKey", "RowKey", Watchlist, Feed, Signature, .. ChunkedText.Properties(Content)];

    public static TableEntity ById(Hit hit) => Of(hit, TableKeys.Of(hit.Id));

    public static TableEntity InList(Hit hit) => Of(hit, TableKeys.Newest(HitCursor.Of(hit.Id, hit.FoundAt)));

    /// <summary>Merges the state of one alert into one of the two rows.</summary>
    public static TableEntity AlertChange(string rowKey, HitAlert alert) =>
        new(TableKeys.HitsPartition, rowKey) { [AlertPrefix + alert.Id.Value] = ToJson(alert) };

    public static Hit ToHit(TableEntity entity)
    {
        var data = JsonSerializer.Deserialize(ChunkedText.Get(entity, Content), StorageJson.Compact.Hit)
            ?? throw new InvalidDataException($"The stored hit '{entity.RowKey}' is empty.");
        return new Hit
        {
            Id = new HitId(data.Id),
            Watchlist = WatchlistId.Parse(entity.GetString(Watchlist)),
            WatchlistName = data.WatchlistName,
            Item = new ItemId(data.Item),
            Title = data.Title,
            Link = data.Link,
            Published = data.Published,
            Feed = new FeedId(entity.GetString(Feed)),
            FeedTitle = data.FeedTitle,
            FeedUrl = data.FeedUrl,
            FoundAt = data.FoundAt,
            AmendedAt = data.AmendedAt,
            Score = data.Score,
            Terms = data.Terms,
            Evidence = [.. (data.Evidence.Count > 0 ? data.Evidence : ProofsOf(entity)).Select(ToEvidence)],
            Signature = entity.GetBinary(Signature) is { } signature && SignatureBytes.TryRead(signature, out var read, out _) ? read : null,
            Alerts = [.. entity.Where(property => property.Key.StartsWith(AlertPrefix, StringComparison.Ordinal)).Select(ToAlert).OrderBy(alert => alert.Channel, StringComparer.Ordinal)],
        };
    }

    private static TableEntity Of(Hit hit, string rowKey)
    {
        var data = new Data(
            hit.Id.Value, hit.WatchlistName, hit.Item.Value, hit.Title, hit.Link, hit.Published, hit.FeedTitle, hit.FeedUrl, hit.FoundAt, hit.Score, hit.Terms,
            Evidence: [], hit.AmendedAt);
        var entity = new TableEntity(TableKeys.HitsPartition, rowKey)
        {
            [Watchlist] = hit.Watchlist.Value,
            [Feed] = hit.Feed.Value,
        };

        // Whatever the letters: those outside the basic plane are escaped, six units each, which also leaves no surrogate in the text.
        ChunkedText.Set(entity, Content, JsonSerializer.Serialize(data, StorageJson.Compact.Hit));
        if (hit.Evidence.Count > 0)
        {
            ChunkedText.Set(entity, Proofs, JsonSerializer.Serialize((Proof[])[.. hit.Evidence.Select(ToProof)], StorageJson.Compact.Proofs));
        }

        if (hit.Signature is { } signature)
        {
            entity[Signature] = SignatureBytes.ToBytes(signature);
        }

        foreach (var alert in hit.Alerts)
        {
            entity[AlertPrefix + alert.Id.Value] = ToJson(alert);
        }

        return entity;
    }

    private static IReadOnlyList<Proof> ProofsOf(TableEntity entity) =>
        ChunkedText.Get(entity, Proofs) is { Length: > 0 } proofs ? JsonSerializer.Deserialize(proofs, StorageJson.Compact.Proofs)! : [];

    private static Evidence ToEvidence(Proof proof) => new(proof.Term, proof.Text, Zones.Parse(proof.Zone) ?? Zone.Body, proof.Start, proof.Length)
    {
        Words = new SentenceWords(proof.At, proof.Units),
        Block = proof.Block,
        Clause = proof.Clause ?? TermMatch.OfTerms,
        Reference = proof.Reference,
    };

    // Most hits are of terms alone: what goes without saying is not stored.
    private static Proof ToProof(Evidence proof) => new(
        proof.Term, proof.Text, proof.Zone.Name(), proof.Start, proof.Length, proof.Block, proof.Clause == TermMatch.OfTerms ? null : proof.Clause, proof.Reference, proof.Words.Start, proof.Words.Length);

    private static string ToJson(HitAlert alert) =>
        JsonSerializer.Serialize(new AlertData(alert.Channel, alert.State.ToString(), alert.At, alert.Reason, alert.Told?.Value, alert.Digest?.Value), StorageJson.Compact.Alert);

    private static HitAlert ToAlert(KeyValuePair<string, object> property)
    {
        var data = JsonSerializer.Deserialize((string)property.Value, StorageJson.Compact.Alert)!;
        return new HitAlert(new AlertId(property.Key[AlertPrefix.Length..]), data.Channel, Enum.Parse<AlertState>(data.State), data.At, data.Reason)
        {
            Told = ToldTerms.TryParse(data.Told),
            Digest = data.Digest is { } digest ? new AlertId(digest) : null,
        };
    }

    internal sealed record Data(
        string Id, string WatchlistName, string Item, string Title, string? Link, DateTimeOffset? Published, string FeedTitle, string FeedUrl,
        DateTimeOffset FoundAt, int Score, IReadOnlyList<string> Terms, IReadOnlyList<Proof> Evidence, DateTimeOffset? AmendedAt = null);

    internal sealed record Proof(string Term, string Text, string Zone, int Start, int Length, ulong Block = 0, string? Clause = null, string? Reference = null, int At = 0, int Units = 0);

    internal sealed record AlertData(string Channel, string State, DateTimeOffset At, string? Reason, string? Told = null, string? Digest = null);
}
