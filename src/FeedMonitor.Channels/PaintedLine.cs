using System.Text;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Text;

namespace FeedMonitor.Channels;

/// <summary>
/// A line for people, in stretches that are painted each in its way, and broken between words where a terminal's line ends. Nothing that it is
/// given can steer the terminal: of <see cref="Unprintable"/> characters it keeps the places only.
/// </summary>
/// <param name="colours">Whether it is for a terminal that shows colours. Elsewhere nothing is painted, and found words stand as in <c>five «machine tools» left</c>.</param>
public sealed class PaintedLine(bool colours)
{
    /// <summary>The colour of found words, and of the watchlist's name.</summary>
    public const string Found = "1;33";

    private const int Narrowest = 40;

    private readonly StringBuilder text = new();

    // The paint of each UTF-16 unit.
    private readonly List<string> paints = [];

    /// <summary>Adds a stretch.</summary>
    /// <param name="stretch">Its text.</param>
    /// <param name="paint">The parameters of its colour (ECMA-48, SGR), such as <c>1;33</c>; empty for none.</param>
    public PaintedLine Add(string stretch, string paint = "")
    {
        text.Append(Unprintable.Blanked(stretch));
        paints.AddRange(Enumerable.Repeat(paint, stretch.Length));
        return this;
    }

    /// <summary>Adds what a term found.</summary>
    public PaintedLine AddFound(string stretch) => colours ? Add(stretch, Found) : Add($"«{stretch}»");

    /// <summary>Adds a sentence with its marks.</summary>
    public PaintedLine Add(MarkedSentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return sentence.Stretches.Aggregate(this, (line, stretch) => stretch.IsTerm ? line.AddFound(stretch.Text) : line.Add(stretch.Text));
    }

    /// <summary>The line, as lines of the terminal. What is painted over a break is painted anew after it.</summary>
    /// <param name="width">Cells of a terminal's line; null to leave it whole, for files.</param>
    /// <param name="indent">What stands before the first.</param>
    /// <param name="hanging">What stands before the others.</param>
    public IEnumerable<string> Broken(int? width, string indent = "", string hanging = "")
    {
        ArgumentNullException.ThrowIfNull(indent);
        ArgumentNullException.ThrowIfNull(hanging);
        var whole = text.ToString();

        // On narrower terminals it is the terminal that breaks.
        var ranges = width is { } cells ? TextWrap.Ranges(whole, indent.Length - hanging.Length, Math.Max(cells, Narrowest) - hanging.Length) : [Range.All];
        return ranges.Select((range, number) => (number == 0 ? indent : hanging) + Painted(whole, range));
    }

    private string Painted(string whole, Range range)
    {
        var (start, length) = range.GetOffsetAndLength(whole.Length);
        if (!colours)
        {
            return whole[range];
        }

        var painted = new StringBuilder();
        for (int from = start, to; from < start + length; from = to)
        {
            to = from + 1;
            while (to < start + length && paints[to] == paints[from])
            {
                to++;
            }

            painted.Append(paints[from].Length == 0 ? whole[from..to] : $"\u001b[{paints[from]}m{whole[from..to]}\u001b[0m");
        }

        return painted.ToString();
    }
}
