namespace FeedMonitor.Stories;

/// <summary>How much of what one item has the other has as well, by weight.</summary>
internal struct Share
{
    private double all;
    private double found;

    /// <summary>Whether there is anything.</summary>
    public readonly bool IsEmpty => all <= 0;

    public void Add(double weight, bool isFound)
    {
        all += weight;
        found += isFound ? weight : 0;
    }

    /// <summary>The share, drawn towards one half as if so much more weight were found by half: a single word decides little.</summary>
    public readonly double Towards(double half) => (found + (half / 2)) / (all + half);
}
