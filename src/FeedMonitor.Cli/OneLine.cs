namespace FeedMonitor.Cli;

/// <summary>Messages of others, such as a library's, may have several lines; ours have one.</summary>
internal static class OneLine
{
    /// <summary>The text with every run of white space as one space.</summary>
    public static string Of(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
