using FeedMonitor.Cleaning;
using FeedMonitor.Hits;
using FeedMonitor.Items;

namespace FeedMonitor.Backtesting;

/// <summary>A hit with the text in which its words stand.</summary>
internal sealed record HitSample(Hit Hit, CleanText Text);

/// <summary>
/// Some hits of a stream whose length nobody knows, spread evenly over it: every one at first, then every second, every fourth, as their number
/// grows. The same stream gives the same samples.
/// </summary>
/// <param name="count">How many are asked for.</param>
internal sealed class HitSamples(int count)
{
    private readonly List<(Hit Hit, List<CleanText> Texts)> kept = [];
    private readonly Dictionary<ItemId, int> places = [];
    private long offered;
    private long stride = 1;

    /// <summary>Takes in a hit.</summary>
    public void Add(HitSample sample)
    {
        if (offered++ % stride != 0)
        {
            return;
        }

        places.Add(sample.Hit.Item, kept.Count);
        kept.Add((sample.Hit, [sample.Text]));
        if (kept.Count > count * 4)
        {
            Halve();
        }
    }

    /// <summary>Adds to a hit what an edit of its item shows, if the hit was kept.</summary>
    public void Amend(HitSample edit)
    {
        if (places.TryGetValue(edit.Hit.Item, out var place) && HitComposer.Amend(kept[place].Hit, edit.Hit) is { } amended)
        {
            kept[place] = (amended, [edit.Text, .. kept[place].Texts]);
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
    public IReadOnlyList<SampleHit> Take()
    {
        var taken = Math.Min(count, kept.Count);
        return
        [
            .. Enumerable.Range(0, taken)
                .Select(i => kept[taken == 1 ? kept.Count - 1 : (int)((long)i * (kept.Count - 1) / (taken - 1))])
                .Reverse()
                .Select(sample => new SampleHit(sample.Hit, [.. sample.Hit.Evidence.Select(proof => ProofWords.In(proof, sample.Texts))])),
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
            places.Add(kept[i].Hit.Item, i);
        }
    }
}
