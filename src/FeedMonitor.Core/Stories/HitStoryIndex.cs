using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Stories;

/// <summary>The hits of the last 72 hours by the stories that they tell. Not safe for several threads.</summary>
/// <remarks>Hits of several watchlists on one item count as one item. One that is added late still finds its story, whose members keep their order.</remarks>
internal sealed class HitStoryIndex
{
    private readonly StoryIndex index = new();
    private readonly Queue<(Hit Hit, DateTimeOffset Arrived)> known = new();
    private readonly HashSet<HitId> ids = [];
    private readonly Dictionary<ItemId, (ItemId Story, StorySignature Signature)> places = [];
    private readonly Dictionary<ItemId, List<StoryTelling>> stories = [];
    private DateTimeOffset newest = DateTimeOffset.UnixEpoch;

    /// <summary>Whether a hit was added and is not forgotten.</summary>
    public bool Knows(HitId hit) => ids.Contains(hit);

    /// <summary>Takes a hit in. One that is known, or older than the window, stays out.</summary>
    /// <param name="hit">The hit.</param>
    /// <param name="now">The time. One that was stored under a clock that ran ahead came by now: else it would age out all others.</param>
    public void Add(Hit hit, DateTimeOffset now)
    {
        var arrived = hit.FoundAt < now ? hit.FoundAt : now;
        if (ids.Contains(hit.Id) || arrived < newest - StoryIndex.Window)
        {
            return;
        }

        newest = arrived > newest ? arrived : newest;
        Forget();
        known.Enqueue((hit with { Evidence = [], Terms = [], Alerts = [] }, arrived));
        ids.Add(hit.Id);
        if (hit.Signature is { } signature)
        {
            Place(hit, signature, arrived);
        }
    }

    /// <summary>The story of a hit; of one that is not known, or that an edit has made another story, itself alone.</summary>
    public HitStory Of(Hit hit) =>
        places.TryGetValue(hit.Item, out var place) && stories.TryGetValue(place.Story, out var tellings) && IsStill(place.Signature, hit.Signature)
            ? new HitStory(place.Story, [.. tellings])
            : HitStory.OfOne(hit);

    private void Place(Hit hit, StorySignature signature, DateTimeOffset arrived)
    {
        if (!places.TryGetValue(hit.Item, out var place))
        {
            place = (index.Add(hit.Item, signature, arrived).Story, signature);
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
        while (known.TryPeek(out var oldest) && (oldest.Arrived < newest - StoryIndex.Window || known.Count >= StoryIndex.DefaultMostItems))
        {
            known.Dequeue();
            ids.Remove(oldest.Hit.Id);
            if (places.TryGetValue(oldest.Hit.Item, out var place) && place.Story == oldest.Hit.Item)
            {
                stories.Remove(oldest.Hit.Item);
            }

            places.Remove(oldest.Hit.Item);
        }
    }
}
