using FeedMonitor.Hits;
using FeedMonitor.Items;

namespace FeedMonitor.Backtesting;

/// <summary>
/// Some hits of a stream whose length nobody knows, spread evenly over it: every one at first, then every second, every fourth, as their number
/// grows. The same stream gives the same samples.
/// </summary>
/// <param name="count">How many are asked for.</param>
internal sealed class HitSamples(int count)
{
    private readonly List<Hit> kept = [];
    private readonly Dictionary<ItemId, int> places = [];
    private long offered;
    private long stride = 1;

    /// <summary>Takes in a hit.</summary>
    public void Add(Hit hit)
    {
        if (offered++ % stride != 0)
        {
            return;
        }

        places.Add(hit.Item, kept.Count);
        kept.Add(hit);
        if (kept.Count > count * 4)
        {
            Halve();
        }
    }

    /// <summary>Adds to a hit what an edit of its item shows, if the hit was kept.</summary>
    public void Amend(Hit edit)
    {
        if (places.TryGetValue(edit.Item, out var place) && HitComposer.Amend(kept[place], edit) is { } amended)
        {
            kept[place] = amended;
        }
    }

    /// <summary>Forgets the hit on an item.</summary>
    public void Remove(ItemId item)
    {
        if (places.TryGetValue(item, out var place))
        {
            kept.RemoveAt(place);
            Number();
        }
    }

    /// <summary>As many as are asked for, or all there are, newest first.</summary>
    public IReadOnlyList<Hit> Take()
    {
        var taken = Math.Min(count, kept.Count);
        return
        [
            .. Enumerable.Range(0, taken)
                .Select(i => kept[taken == 1 ? kept.Count - 1 : (int)((long)i * (kept.Count - 1) / (taken - 1))])
                .Reverse(),
        ];
    }

    private void Halve()
    {
        for (var i = kept.Count - 1; i > 0; i--)
        {
            if (i % 2 == 1)
            {
                kept.RemoveAt(i);
            }
        }

        stride *= 2;
        Number();
    }

    private void Number()
    {
        places.Clear();
        for (var i = 0; i < kept.Count; i++)
        {
            places.Add(kept[i].Item, i);
        }
    }
}
