namespace FeedMonitor.Text;

/// <summary>Makes one line of a message that repeats what others sent: that may run over lines or to megabytes, or hold what a terminal obeys.</summary>
public static class OneLine
{
    /// <summary>What went wrong with a feed is cut here; it is stored with the feed and read by people.</summary>
    public const int Longest = 400;

    /// <summary>The message without <see cref="Unprintable"/> characters and without white space at its ends, at most <see cref="Longest"/> characters.</summary>
    public static string Of(string message) => Of(message, Longest).Trim();

    /// <summary>The message with a blank for each <see cref="Unprintable"/> character, at most <paramref name="longest"/> characters.</summary>
    public static string Of(string message, int longest) => Unprintable.Blanked(Cut.To(message, longest));
}
