namespace FeedMonitor.Cli;

/// <summary>Messages of others, such as a library's, may have several lines; ours have one.</summary>
internal static class OneLine
{
    /// <summary>The text with every run of white space as one space.</summary>
    public static string Of(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What an exception says first. The storage clients go on for a page, with headers and the whole answer.</summary>
    public static string Of(Exception exception) => Of(exception.Message.TrimStart().Split('\n', '\r')[0]);
}
