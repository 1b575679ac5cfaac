namespace FeedMonitor.Cleaning;

/// <summary>A block before its zone is known.</summary>
/// <param name="Start">Where it begins in the shown text.</param>
/// <param name="Text">Its text, without white space at its ends.</param>
/// <param name="Hint">The zone that the structure around it tells (an <c>aside</c>, a class name), or null.</param>
/// <param name="LinkShare">The share of its letters that are links, 0 to 1.</param>
/// <param name="IsHeading">Whether it is marked up as a heading.</param>
internal sealed record RawBlock(int Start, string Text, Zone? Hint = null, double LinkShare = 0, bool IsHeading = false);
