namespace FeedMonitor.Text;

/// <summary>Which name was meant by one that is not known.</summary>
internal static class Misspelling
{
    // Names are cut short more often than they are drawn out, and Timeout means TotalTimeoutSeconds rather than Contact.
    private const int Missing = 1;
    private const int TooMuch = 2;
    private const int Wrong = 3;

    /// <summary>How far a name is from one that is known, whatever the case of its letters: 0 for the same.</summary>
    public static int Distance(string given, string known)
    {
        var above = Enumerable.Range(0, known.Length + 1).Select(at => at * Missing).ToArray();
        foreach (var letter in given)
        {
            var row = new int[above.Length];
            row[0] = above[0] + TooMuch;
            for (var at = 1; at < row.Length; at++)
            {
                var isSame = char.ToUpperInvariant(letter) == char.ToUpperInvariant(known[at - 1]);
                row[at] = Math.Min(above[at - 1] + (isSame ? 0 : Wrong), Math.Min(above[at] + TooMuch, row[at - 1] + Missing));
            }

            above = row;
        }

        return above[^1];
    }
}
