namespace FeedMonitor.Text;

/// <summary>Characters that are orders to a terminal or a page rather than text.</summary>
public static class Unprintable
{
    /// <summary>
    /// Whether a character is a control (ESC and CSI begin a terminal's commands), ends a line, or turns the direction of what follows
    /// (https://trojansource.codes): others' text may hold any of them.
    /// </summary>
    public static bool Is(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>The text with a blank for each such character: as long as before, so that offsets stay.</summary>
    public static string Blanked(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(text.Length, text, static (blanked, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                blanked[i] = Is(from[i]) ? ' ' : from[i];
            }
        });
    }
}
