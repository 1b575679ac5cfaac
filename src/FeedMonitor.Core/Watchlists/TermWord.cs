namespace FeedMonitor.Watchlists;

/// <summary>A word of a term.</summary>
/// <param name="Folded">The word, folded: see <see cref="Matching.Fold"/>.</param>
/// <param name="IsPrefix">Whether the word of the text may go on (<c>drone*</c>).</param>
/// <param name="Adjoins">Whether nothing may stand between it and the word before: both are characters of a script without spaces.</param>
public readonly record struct TermWord(string Folded, bool IsPrefix, bool Adjoins);
