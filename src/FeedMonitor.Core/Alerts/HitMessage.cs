using System.Text.Json;
using System.Text.Json.Serialization;
using FeedMonitor.Cleaning;
using FeedMonitor.Hits;

namespace FeedMonitor.Alerts;

/// <summary>
/// The body of a webhook. Additions may come, nothing is renamed:
/// <c>{"type":"hit","id","watchlist":{"id","name"},"item":{"title","link","published","feed":{"title","url"}},"evidence":[{"term","text","zone","clause","reference"}],"story":{"id","sources":[{"title","link"}]}}</c>;
/// <c>evidence.text</c> is the whole sentence, times are ISO 8601 in UTC.
/// </summary>
/// <param name="Type">Always <c>hit</c>.</param>
/// <param name="Id">The alert's id, the same on every attempt.</param>
/// <param name="Watchlist">The watchlist that hit.</param>
/// <param name="Item">The item.</param>
/// <param name="Evidence">The proof.</param>
/// <param name="Story">The story that the item tells, with the feeds that told it.</param>
public sealed record HitMessage(
    string Type, string Id, HitMessage.WatchlistPart Watchlist, HitMessage.ItemPart Item, IReadOnlyList<HitMessage.EvidencePart> Evidence, HitMessage.StoryPart Story)
{
    /// <summary>The watchlist that hit.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Name">Its name.</param>
    public sealed record WatchlistPart(string Id, string Name);

    /// <summary>The item.</summary>
    /// <param name="Title">Its headline.</param>
    /// <param name="Link">Its address, or null.</param>
    /// <param name="Published">When it was published, or null.</param>
    /// <param name="Feed">Its feed.</param>
    public sealed record ItemPart(string Title, string? Link, DateTimeOffset? Published, FeedPart Feed);

    /// <summary>The feed.</summary>
    /// <param name="Title">What people call it.</param>
    /// <param name="Url">Its address.</param>
    public sealed record FeedPart(string Title, string Url);

    /// <summary>A proof.</summary>
    /// <param name="Term">The term as the watchlist writes it.</param>
    /// <param name="Text">The whole sentence.</param>
    /// <param name="Zone">Where in the article: headline, lead or body.</param>
    /// <param name="Clause">What of the watchlist it fulfils: <c>terms</c>, or a part of its query.</param>
    /// <param name="Reference">The entry of the list from which the term came, or null.</param>
    public sealed record EvidencePart(string Term, string Text, string Zone, string Clause, string? Reference);

    /// <summary>The story.</summary>
    /// <param name="Id">The id of the item that began it.</param>
    /// <param name="Sources">Who is known to have told it: this item first, then the others, first told first.</param>
    public sealed record StoryPart(string Id, IReadOnlyList<SourcePart> Sources);

    /// <summary>One source of a story.</summary>
    /// <param name="Title">The feed's title.</param>
    /// <param name="Link">The item's address there, or null.</param>
    public sealed record SourcePart(string Title, string? Link);

    /// <summary>The message of an alert.</summary>
    public static HitMessage Of(AlertId id, AlertSubject.OfHit subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var hit = subject.Hit;
        return new HitMessage(
            "hit",
            id.Value,
            new WatchlistPart(hit.Watchlist.Value, hit.WatchlistName),
            new ItemPart(hit.Title, hit.Link, hit.Published?.ToUniversalTime(), new FeedPart(hit.FeedTitle, hit.FeedUrl)),
            [.. hit.Evidence.Select(proof => new EvidencePart(proof.Term, proof.Text, proof.Zone.Name(), proof.Clause, proof.Reference))],
            new StoryPart(
                subject.Story.Value,
                [new SourcePart(hit.FeedTitle, hit.Link), .. subject.OtherSources.Select(source => new SourcePart(source.FeedTitle, source.Link))]));
    }

    /// <summary>The message as UTF-8 JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, HitMessageJson.Default.HitMessage);
}

/// <summary>How the message becomes JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HitMessage))]
internal sealed partial class HitMessageJson : JsonSerializerContext;
