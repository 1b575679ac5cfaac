namespace FeedMonitor.Matching;

/// <summary>Words of a sentence.</summary>
/// <param name="Start">Where in the sentence they begin, in UTF-16 code units.</param>
/// <param name="Length">How many units they cover; 0 if nobody knows, as of a hit that was stored before this was kept.</param>
public readonly record struct SentenceWords(int Start, int Length);
