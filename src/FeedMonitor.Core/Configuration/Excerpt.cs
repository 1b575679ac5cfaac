namespace FeedMonitor.Configuration;

/// <summary>A line of a text, and the place in it that is meant.</summary>
/// <param name="Line">The line, without its end.</param>
/// <param name="Start">The place's first UTF-16 unit; the line's length if something is missing at its end.</param>
/// <param name="Length">How many units it has, 1 or more; at the end of the line there are fewer.</param>
public sealed record Excerpt(string Line, int Start, int Length)
{
    /// <summary>The line around a place of a text; of a place that goes on below, the part on its first line.</summary>
    public static Excerpt At(string text, int start, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        var from = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        var end = text.AsSpan(start).IndexOfAny('\r', '\n');
        var line = text[from..(end < 0 ? text.Length : start + end)];
        return new Excerpt(line, start - from, Math.Clamp(length, 1, Math.Max(1, line.Length - (start - from))));
    }
}
