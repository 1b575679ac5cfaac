using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Stories;

/// <summary>The hits of the last 72 hours by the stories that they tell. Not safe for several threads.</summary>
/// <remarks>Hits of several watchlists on one item count as one item. One that is added late still finds its story, whose members keep their order.</remarks>
internal sealed class HitStoryIndex
{
    private readonly StoryIndex index = new();
    private readonly Queue<Hit> known = new();
    private readonly HashSet<HitId> ids = [];
    private readonly Dictionary<ItemId, (ItemId Story, StorySignature Signature)> places = [];
    private readonly Dictionary<ItemId, List<StoryTelling>> stories = [];
    private DateTimeOffset newest = DateTimeOffset.UnixEpoch;

    /// <summary>Whether a hit was added and is not forgotten.</summary>
    public bool Knows(HitId hit) => ids.Contains(hit);

    /// <summary>Takes a hit in. One that is known, or older than the window, stays out.</summary>
    public void Add(Hit hit)
    {
        if (ids.Contains(hit.Id) || hit.FoundAt < newest - StoryIndex.Window)
        {
            return;
        }

        newest = hit.FoundAt > newest ? hit.FoundAt : newest;
        Forget();
        known.Enqueue(hit with { Evidence = [], Terms = [], Alerts = [] });
        ids.Add(hit.Id);
        if (hit.Signature is { } signature)
        {
            Place(hit, signature);
        }
    }

    /// <summary>The story of a hit; of one that is not known, or that an edit has made another story, itself alone.</summary>
    public HitStory Of(Hit hit) =>
        places.TryGetValue(hit.Item, out var place) && stories.TryGetValue(place.Story, out var tellings) && IsStill(place.Signature, hit.Signature)
            ? new HitStory(place.Story, [.. tellings])
            : HitStory.OfOne(hit);

    private void Place(Hit hit, StorySignature signature)
    {
        if (!places.TryGetValue(hit.Item, out var place))
        {
            place = (index.Add(hit.Item, signature, hit.FoundAt).Story, signature);
            places[hit.Item] = place;
            if (place.Story == hit.Item)
            {
                stories[hit.Item] = [];
            }
        }

        if (stories.TryGetValue(place.Story, out var tellings))
        {
            var telling = StoryTelling.Of(hit);
            var after = tellings.FindIndex(telling.IsBefore);
            tellings.Insert(after < 0 ? tellings.Count : after, telling);
        }
    }

    // The item's signature may be of another version of it.
    private bool IsStill(StorySignature known, StorySignature? now) =>
        now is not null && (SignatureBytes.ToBytes(known).AsSpan().SequenceEqual(SignatureBytes.ToBytes(now)) || StorySimilarity.Compare(known, now, index.Frequencies).IsSame);

    private void Forget()
    {
        while (known.TryPeek(out var oldest) && (oldest.FoundAt < newest - StoryIndex.Window || known.Count >= StoryIndex.DefaultMostItems))
        {
            known.Dequeue();
            ids.Remove(oldest.Id);
            if (places.TryGetValue(oldest.Item, out var place) && place.Story == oldest.Item)
            {
                stories.Remove(oldest.Item);
            }

            places.Remove(oldest.Item);
        }
    }
}
