using System.Text;

namespace FeedMonitor.Cleaning.Html;

/// <summary>The text of the block that the walk is in, and how much of it stands in links and in named inline elements.</summary>
internal sealed class BlockText
{
    // Of a block's letters, so many in one inline element make its name the block's.
    private const double WholeBlock = 0.9;

    private readonly StringBuilder text = new();
    private readonly Stack<Hint?> inline = new();
    private int links;
    private int letters;
    private int linkLetters;
    private int hintedLetters;
    private Hint? hint;

    public void EnterLink() => links++;

    public void LeaveLink() => links--;

    public void EnterInline(Hint? named) => inline.Push(inline.TryPeek(out var outer) && outer is not null ? outer : named);

    /// <summary>What an inline element tells ends where a block begins in it: it wraps a part of the page then, and is none of its words.</summary>
    public void EnterBlock() => inline.Push(null);

    public void LeaveBlock() => inline.Pop();

    public void LeaveInline() => inline.Pop();

    /// <summary>Only a <c>br</c> breaks a line: a line break in the source is white space.</summary>
    public void BreakLine() => text.Append('\n');

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
            else if (text.Length > 0 && text[^1] is not (' ' or '\n'))
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
    public IEnumerable<PageBlock> Take(int region, string tag)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var lines = text.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var share = Math.Min(1, linkLetters / (double)Math.Max(1, letters));
        var named = hintedLetters >= WholeBlock * letters ? hint : null;
        text.Clear();
        (letters, linkLetters, hintedLetters, hint) = (0, 0, 0, null);
        return lines.Select(line => NormalForm.Of(line).Trim()).Where(line => line.Length > 0).Select(line => new PageBlock(line, region, tag, share, named)).ToArray();
    }
}
