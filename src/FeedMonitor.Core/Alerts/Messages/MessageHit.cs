using FeedMonitor.Hits;
using FeedMonitor.Stories;

namespace FeedMonitor.Alerts.Messages;

/// <summary>A hit as a message tells it.</summary>
/// <param name="Headline">The item's headline.</param>
/// <param name="Link">The item's address, or null if it has none that leads to a page.</param>
/// <param name="Source">What people call the feed.</param>
/// <param name="Published">When the item was published, or null if the feed does not say.</param>
/// <param name="Sentences">The proof, in reading order, each sentence once.</param>
/// <param name="Others">Who else told the story, oldest first.</param>
/// <param name="Reasons">Why it hit: a term each, with the clause of the query and the entry of the list where there are any.</param>
public sealed record MessageHit(
    string Headline,
    string? Link,
    string Source,
    DateTimeOffset? Published,
    IReadOnlyList<MarkedSentence> Sentences,
    IReadOnlyList<MessageSource> Others,
    IReadOnlyList<string> Reasons)
{
    /// <summary>When the item was published, as it is told (<c>2026-03-14 09:30 UTC</c>); null if the feed does not say.</summary>
    public string? Time => Published is { } time ? Plain.Time(time) : null;

    /// <summary>The hit and the other sources of its story.</summary>
    public static MessageHit Of(Hit hit, IReadOnlyList<StorySource> others)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return new MessageHit(
            Plain.Headline(hit.Title),
            WebLink.Of(hit.Link),
            Plain.Name(hit.FeedTitle),
            hit.Published,
            MarkedSentence.Of(hit.Evidence),
            [.. others.Select(MessageSource.Of)],
            [.. hit.Evidence.Select(HitReason.Of).Distinct(StringComparer.Ordinal)]);
    }
}

/// <summary>Another source of a hit's story.</summary>
/// <param name="Headline">The headline there.</param>
/// <param name="Source">What people call the feed.</param>
/// <param name="Link">The item's address there, or null.</param>
public sealed record MessageSource(string Headline, string Source, string? Link)
{
    /// <summary>The source as a message tells it.</summary>
    public static MessageSource Of(StorySource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new MessageSource(Plain.Headline(source.Title), Plain.Name(source.FeedTitle), WebLink.Of(source.Link));
    }
}
