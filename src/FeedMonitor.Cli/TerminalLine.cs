using FeedMonitor.Text;

namespace FeedMonitor.Cli;

/// <summary>Text of others as a line of a terminal: a library's message may have several lines, a feed's title or a file's name may hold what a terminal obeys.</summary>
internal static class TerminalLine
{
    /// <summary>The text without <see cref="Unprintable"/> characters, every run of them and of white space as one space.</summary>
    public static string Of(string text) => string.Join(' ', Unprintable.Blanked(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What an exception says first. The storage clients go on for a page, with headers and the whole answer.</summary>
    public static string Of(Exception exception) => Of(exception.Message.TrimStart().Split('\n', '\r')[0]);
}
