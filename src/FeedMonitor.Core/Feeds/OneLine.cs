namespace FeedMonitor.Feeds;

/// <summary>Makes one line of what went wrong with a feed: messages repeat what a server sent, which may hold anything and run to megabytes.</summary>
internal static class OneLine
{
    /// <summary>A longer message is cut; it is stored with the feed and read by people.</summary>
    public const int Longest = 400;

    /// <summary>The message without control characters, at most <see cref="Longest"/> characters.</summary>
    public static string Of(string message)
    {
        var cut = message.Length <= Longest ? message : string.Concat(message.AsSpan(0, Longest - 1 - (char.IsHighSurrogate(message[Longest - 2]) ? 1 : 0)), "…");
        return string.Create(cut.Length, cut, static (line, text) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                line[i] = char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' ? ' ' : text[i];
            }
        }).Trim();
    }
}
