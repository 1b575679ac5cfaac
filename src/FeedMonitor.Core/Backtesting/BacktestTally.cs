using FeedMonitor.Items;

namespace FeedMonitor.Backtesting;

/// <summary>Adds up a back-test, chunk by chunk in their order.</summary>
internal sealed class BacktestTally(BacktestRequest request)
{
    private readonly HashSet<UInt128> items = [];
    private readonly HashSet<UInt128> earlier = [];
    private readonly HashSet<UInt128> earlierHits = [];
    private readonly List<DamagedChunk> damaged = [];
    private readonly HitTally tested = new(request.Samples);
    private readonly HitTally against = new(request.Samples);
    private readonly HitSamples onlyTested = new(request.Samples);
    private readonly HitSamples onlyAgainst = new(request.Samples);

    /// <summary>How many different items there were.</summary>
    public int Items => items.Count;

    /// <summary>How many hits the tested watchlist has.</summary>
    public int Hits => tested.Count;

    public void Add(ReplayedChunk chunk)
    {
        foreach (var item in chunk.Items)
        {
            if (items.Add(item.Id.Bits) && item.IsEdit)
            {
                earlier.Add(item.Id.Bits);
            }

            if (item.Hits.Count > 0)
            {
                Add(item);
            }
        }

        if (chunk.Damage is { } damage)
        {
            damaged.Add(new DamagedChunk(chunk.Chunk.Name, damage));
        }
    }

    public BacktestReport Report(long bytes) => new(items.Count, bytes, tested.Report(request.Since, request.Until), request.Against is null ? null : Diff(), damaged) { EarlierHits = earlierHits.Count };

    private BacktestDiff Diff() => new(
        against.Count,
        new DiffHits(tested.CountWithout(against), onlyTested.Take()),
        new DiffHits(against.CountWithout(tested), onlyAgainst.Take()));

    private void Add(ReplayedItem item)
    {
        foreach (var (watchlist, hit) in item.Hits)
        {
            var isTested = ReferenceEquals(watchlist, request.Watchlist);
            if (earlier.Contains(item.Id.Bits))
            {
                // What the item said before the window nobody knows here, so nor whether the edit told anything new.
                _ = isTested && earlierHits.Add(item.Id.Bits);
                continue;
            }

            var (hits, only) = isTested ? (tested, onlyTested) : (against, onlyAgainst);
            if (hits.TryAdd(hit))
            {
                only.Add(hit);
            }
            else if (item.IsEdit)
            {
                hits.Amend(hit);
                only.Amend(hit);
            }
        }

        // Also of an item that the other one hits only once it was edited.
        if (tested.Has(item.Id) && against.Has(item.Id))
        {
            onlyTested.Remove(item.Id);
            onlyAgainst.Remove(item.Id);
        }
    }
}
