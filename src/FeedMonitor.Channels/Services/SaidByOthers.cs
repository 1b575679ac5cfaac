using FeedMonitor.Text;

namespace FeedMonitor.Channels.Services;

/// <summary>What a service or a mail server said, as it stands in the error of an alert.</summary>
internal static class SaidByOthers
{
    /// <summary>The text with a blank for each <see cref="Unprintable"/> character and each half of a pair, without blanks at its ends: it can be cut anywhere.</summary>
    public static string InOneLine(IEnumerable<char> text) => string.Concat(text.Select(c => Unprintable.Is(c) || char.IsSurrogate(c) ? ' ' : c)).Trim();
}
