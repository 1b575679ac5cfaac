namespace FeedMonitor.Identity;

/// <summary>
/// A hash for sketches, where a few wrong matches among a few hundred entries do no harm: the same on every machine and in every
/// release, and far cheaper than <see cref="StableHash"/>. Nobody is kept from making two texts that collide.
/// </summary>
/// <remarks>FNV-1a over UTF-16 code units (http://www.isthe.com/chongo/tech/comp/fnv/), with a last mixing of the bits.</remarks>
internal struct QuickHash()
{
    private const ulong Prime = 1_099_511_628_211;

    private ulong state = 14_695_981_039_346_656_037;

    /// <summary>The hash of a text.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = new QuickHash();
        hash.Add(text);
        return hash.Value;
    }

    /// <summary>The hash of what was added.</summary>
    public readonly ulong Value
    {
        get
        {
            var mixed = state ^ (state >> 32);
            mixed *= 0xD6E8_FEB8_6659_FD93;
            return mixed ^ (mixed >> 32);
        }
    }

    /// <summary>Adds a code unit.</summary>
    public void Add(char unit) => state = (state ^ unit) * Prime;

    /// <summary>Adds a text.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            Add(unit);
        }
    }
}
