using System.Text;

namespace FeedMonitor.Cleaning.Html;

/// <summary>The text of the block that the walk is in, line by line, and how much of it stands in links and in named inline elements.</summary>
internal sealed class BlockText
{
    // Of a block's letters, so many in one inline element make its name the block's.
    private const double WholeBlock = 0.9;

    private readonly StringBuilder text = new();
    private readonly List<Line> lines = [];
    private readonly Stack<Hint?> inline = new();
    private int links;
    private int letters;
    private int linkLetters;
    private int allLetters;
    private int hintedLetters;
    private Hint? hint;

    public void EnterLink() => links++;

    public void LeaveLink() => links--;

    public void EnterInline(Hint? named) => inline.Push(inline.TryPeek(out var outer) && outer is not null ? outer : named);

    public void LeaveInline() => inline.Pop();

    /// <summary>What an inline element tells ends where a block begins in it: it wraps a part of the page then, and is none of its words.</summary>
    public void EnterBlock() => inline.Push(null);

    public void LeaveBlock() => inline.Pop();

    /// <summary>Only a <c>br</c> breaks a line: a line break in the source is white space.</summary>
    public void BreakLine()
    {
        if (letters > 0 || text.Length > 0)
        {
            lines.Add(new Line(text.ToString(), letters, linkLetters));
        }

        allLetters += letters;
        text.Clear();
        (letters, linkLetters) = (0, 0);
    }

    public void Append(string data)
    {
        var before = letters;
        foreach (var c in Entities.Decode(data))
        {
            if (!char.IsWhiteSpace(c))
            {
                text.Append(c);
                letters += char.IsLetterOrDigit(c) ? 1 : 0;
            }
            else if (text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
        }

        linkLetters += links > 0 ? letters - before : 0;
        if (inline.TryPeek(out var named) && named is not null)
        {
            hint ??= named;
            hintedLetters += letters - before;
        }
    }

    /// <summary>The lines so far, as blocks; then it is empty.</summary>
    public IReadOnlyList<PageBlock> Take(int region, string tag)
    {
        BreakLine();
        if (lines.Count == 0)
        {
            return [];
        }

        var named = hintedLetters >= WholeBlock * allLetters ? hint : null;
        var blocks = new List<PageBlock>(lines.Count);
        foreach (var line in lines)
        {
            if (NormalForm.Of(line.Text).Trim() is { Length: > 0 } normal)
            {
                blocks.Add(new PageBlock(normal, region, tag, line.LinkLetters / (double)Math.Max(1, line.Letters), named));
            }
        }

        lines.Clear();
        (allLetters, hintedLetters, hint) = (0, 0, null);
        return blocks;
    }

    private readonly record struct Line(string Text, int Letters, int LinkLetters);
}
