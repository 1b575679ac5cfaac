using FeedMonitor.Items;
using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Stories;

/// <summary>The stories of the last days, and to which of them a new item belongs. Not safe for several threads.</summary>
/// <remarks>
/// Given the same items in the same order it gives the same stories. An item is compared with a few stories only, those that share
/// its rarest words or a passage with it, and of each with the first item and the newest.
/// </remarks>
/// <param name="mostItems">How many items are kept; of more the oldest are forgotten.</param>
public sealed class StoryIndex(int mostItems = StoryIndex.DefaultMostItems)
{
    /// <summary>How many items are kept unless told otherwise: some 50 MB of signatures.</summary>
    public const int DefaultMostItems = 50_000;

    // The newest may have drifted from the first: an item that is like them alone must at least resemble the first.
    private const double ResemblesFirst = 0.25;

    private readonly Queue<StoryMember> members = new();
    private readonly Dictionary<ItemId, Story> stories = [];
    private readonly CandidateIndex candidates = new();

    /// <summary>How long after its first item a story takes in others.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromHours(72);

    /// <summary>How common words are in the items of the window.</summary>
    public TermFrequencies Frequencies { get; } = new();

    /// <summary>What is to be kept to make the same index again, in order of arrival.</summary>
    public IReadOnlyCollection<StoryMember> Members => members;

    /// <summary>An index as it was.</summary>
    /// <param name="members">What <see cref="Members"/> gave.</param>
    /// <param name="mostItems">How many items are kept.</param>
    public static StoryIndex Restore(IEnumerable<StoryMember> members, int mostItems = DefaultMostItems)
    {
        ArgumentNullException.ThrowIfNull(members);
        var index = new StoryIndex(mostItems);
        foreach (var member in members)
        {
            index.Keep(member);
        }

        return index;
    }

    /// <summary>Finds the story of a new item, and takes the item in.</summary>
    /// <param name="item">The item, which was not given before.</param>
    /// <param name="signature">Its signature.</param>
    /// <param name="arrived">When it arrived: in ascending order. What is older than <see cref="Window"/> is forgotten.</param>
    public StoryPlace Add(ItemId item, StorySignature signature, DateTimeOffset arrived)
    {
        ArgumentNullException.ThrowIfNull(signature);
        Forget(arrived);
        var place = Find(item, signature);
        Keep(new StoryMember(item, place.Story, arrived, signature));
        return place;
    }

    private StoryPlace Find(ItemId item, StorySignature signature)
    {
        StoryPlace? best = null;
        foreach (var story in candidates.Like(signature, Frequencies).Select(member => member.Story).Distinct())
        {
            if (stories.TryGetValue(story, out var known) && Compare(known, signature) is { } place && (best is null || place.Evidence!.Score > best.Evidence!.Score))
            {
                best = place;
            }
        }

        return best ?? new StoryPlace(item, null, null);
    }

    private StoryPlace? Compare(Story story, StorySignature signature)
    {
        var withFirst = StorySimilarity.Compare(story.First.Signature, signature, Frequencies);
        if (withFirst.IsSame)
        {
            return new StoryPlace(story.First.Story, story.First.Item, withFirst);
        }

        if (withFirst.Score < ResemblesFirst || withFirst.Clashes.IsOtherNumber)
        {
            return null;
        }

        return story.Newest
            .Select(member => new StoryPlace(member.Story, member.Item, StorySimilarity.Compare(member.Signature, signature, Frequencies)))
            .Where(place => place.Evidence!.IsSame)
            .MaxBy(place => place.Evidence!.Score);
    }

    private void Keep(StoryMember member)
    {
        members.Enqueue(member);
        candidates.Add(member);
        Frequencies.Add(member.Signature);
        if (member.Item == member.Story)
        {
            stories[member.Story] = new Story(member);
        }
        else if (stories.TryGetValue(member.Story, out var story))
        {
            story.Add(member);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        while (members.TryPeek(out var oldest) && (oldest.Arrived < now - Window || members.Count >= mostItems))
        {
            members.Dequeue();
            candidates.Remove(oldest);
            Frequencies.Remove(oldest.Signature);
            if (oldest.Item == oldest.Story)
            {
                stories.Remove(oldest.Story);
            }
        }
    }

    // The members that new items are compared with.
    private sealed class Story(StoryMember first)
    {
        private const int MostNewest = 3;

        private readonly Queue<StoryMember> newest = new();

        public StoryMember First { get; } = first;

        public IReadOnlyCollection<StoryMember> Newest => newest;

        public void Add(StoryMember member)
        {
            newest.Enqueue(member);
            if (newest.Count > MostNewest)
            {
                newest.Dequeue();
            }
        }
    }
}
