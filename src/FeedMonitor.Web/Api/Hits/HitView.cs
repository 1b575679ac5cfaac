using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Cleaning;
using FeedMonitor.Hits;
using FeedMonitor.Stories;

namespace FeedMonitor.Web.Api.Hits;

/// <summary>A hit as the API shows it.</summary>
/// <param name="Id">The hit.</param>
/// <param name="Watchlist">Whose hit it is.</param>
/// <param name="Item">The item, with its feed.</param>
/// <param name="FoundAt">When the monitor found it.</param>
/// <param name="Score">How much of the watchlist the item carries.</param>
/// <param name="Evidence">The proof, in reading order.</param>
/// <param name="Alerts">What became of its alerts, one a channel.</param>
/// <param name="Story">The story that it tells, and where else it was told; null where that was not looked at.</param>
internal sealed record HitView(
    string Id, WatchlistPart Watchlist, ItemPart Item, DateTimeOffset FoundAt, int Score, IReadOnlyList<EvidencePart> Evidence, IReadOnlyList<AlertPart> Alerts, StoryPart? Story)
{
    /// <summary>The sentences of the proof, each once and cut into stretches, every place of every term marked.</summary>
    public required IReadOnlyList<SentencePart> Sentences { get; init; }

    /// <summary>Why it hit: a term each, with the clause of the query and the entry of the list where there are any.</summary>
    public required IReadOnlyList<string> Why { get; init; }

    /// <summary>The view of a hit and its story.</summary>
    public static HitView Of(Hit hit, HitStory? story)
    {
        var message = MessageHit.Of(hit, []);
        return new HitView(
            hit.Id.Value,
            new WatchlistPart(hit.Watchlist.Value, hit.WatchlistName),
            new ItemPart(hit.Item.Value, hit.Title, hit.Link, hit.Published?.ToUniversalTime(), new FeedPart(hit.Feed.Value, hit.FeedTitle, hit.FeedUrl)),
            hit.FoundAt.ToUniversalTime(),
            hit.Score,
            [.. hit.Evidence.Select(proof => new EvidencePart(proof.Term, proof.Text, proof.Zone.Name(), proof.Start, proof.Length, proof.Clause, proof.Reference))],
            [.. hit.Alerts.Select(alert => new AlertPart(alert.Id.Value, alert.Channel, AlertStateName.Of(alert.State), alert.At.ToUniversalTime(), alert.Reason, alert.Digest?.Value))],
            story is null ? null : new StoryPart(story.Id.Value, [new SourcePart(hit.FeedTitle, hit.Link), .. story.SourcesBeside(hit.Item).Select(source => new SourcePart(source.FeedTitle, source.Link))]))
        {
            Sentences = [.. message.Sentences.Select(SentencePart.Of)],
            Why = message.Reasons,
        };
    }
}

internal sealed record ItemPart(string Id, string Title, string? Link, DateTimeOffset? Published, FeedPart Feed);

internal sealed record EvidencePart(string Term, string Text, string Zone, int Start, int Length, string Clause, string? Reference);

internal sealed record StoryPart(string Id, IReadOnlyList<SourcePart> Sources);

internal sealed record SourcePart(string Title, string? Link);

internal sealed record AlertPart(string Id, string Channel, string State, DateTimeOffset At, string? Reason, string? Digest);
