namespace FeedMonitor.Cleaning.Flattened;

/// <summary>A line of a text, or several that were one before they were wrapped.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Text">Its text, without white space at its ends.</param>
internal sealed record TextLine(int Start, string Text);
