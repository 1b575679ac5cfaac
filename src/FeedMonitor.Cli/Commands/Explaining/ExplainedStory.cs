using FeedMonitor.Cleaning;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Stories;
using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Cli.Commands.Explaining;

/// <summary>Why a stored hit was taken for one that tells the story of others.</summary>
/// <param name="Story">The story, of the hits of the last 72 hours.</param>
/// <param name="Like">The hit that is most like it, of the first ones of the story.</param>
/// <param name="Because">What joins both, and what speaks against it; empty if the other item is not kept any more.</param>
internal sealed record ExplainedStory(HitStory Story, StoryTelling Like, IReadOnlyList<string> Because)
{
    // What an item is compared with when it comes: the first and the newest.
    private const int MostCompared = 4;

    /// <summary>The story of a hit; null if it tells its story alone.</summary>
    public static async Task<ExplainedStory?> FindAsync(Hit hit, CleanText text, StorageOnDemand storage, TimeProvider time, CancellationToken cancel)
    {
        var hits = await storage.GetAsync<IHitStore>(cancel);
        using var stories = new KnownStories(hits, time);
        var story = await stories.OfAsync(hit, cancel);
        StoryTelling[] others = [.. story.Tellings.Where(telling => telling.Item != hit.Item).DistinctBy(telling => telling.Item).Take(MostCompared)];
        var (like, best) = (default(StoryTelling), -1.0);
        foreach (var other in others)
        {
            var score = (await hits.FindAsync(other.Hit, cancel))?.Signature is { } signature
                ? StorySimilarity.Compare(hit.Signature!, signature, new TermFrequencies()).Score
                : 0;
            (like, best) = score > best ? (other, score) : (like, best);
        }

        return like is null ? null : new ExplainedStory(story, like, await ReasonsAsync(text, like, await storage.GetAsync<IItemHistory>(cancel), cancel));
    }

    private static async Task<IReadOnlyList<string>> ReasonsAsync(CleanText text, StoryTelling like, IItemHistory history, CancellationToken cancel)
    {
        await foreach (var kept in history.ReadAsync(like.FoundAt.AddHours(-1), cancel))
        {
            if (kept.Id == like.Item)
            {
                var (a, b) = (Signed(text), Signed(kept.Text));
                var frequencies = new TermFrequencies();
                return StoryReasons.Of(a, b, StorySimilarity.Compare(a.Signature, b.Signature, frequencies), frequencies);
            }
        }

        return [];
    }

    private static SignedText Signed(CleanText text) => SignedText.Of(new StoryText(text.Title, text.ArticleText));
}
