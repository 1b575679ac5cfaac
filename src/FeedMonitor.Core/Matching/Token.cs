namespace FeedMonitor.Matching;

/// <summary>A word of a text: where it stands, and what its folded form hashes to.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="End">The unit after its last.</param>
/// <param name="Hash">The <see cref="WordHash"/> of its folded form.</param>
/// <param name="First">Its first four folded units, the first lowest; zeros where it has fewer.</param>
/// <param name="Folded">How many units its folded form has.</param>
internal readonly record struct Token(int Start, int End, ulong Hash, ulong First, int Folded)
{
    public int Length => End - Start;
}
