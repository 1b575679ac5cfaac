namespace FeedMonitor.Cleaning.Html;

/// <summary>A stretch of text that the page sets apart from its neighbours, and what the markup says of it.</summary>
/// <param name="Text">Its text in normal form, white space made single.</param>
/// <param name="Region">The innermost region that it stands in.</param>
/// <param name="Tag">The innermost block element around it.</param>
/// <param name="LinkShare">The share of its letters that are links, 0 to 1.</param>
/// <param name="Hint">What an inline element tells which holds all of the block, or null.</param>
internal sealed record PageBlock(string Text, int Region, string Tag, double LinkShare, Hint? Hint)
{
    private const int Paragraph = 80;
    private const int LongLine = 200;

    /// <summary>How much it says: letters and digits.</summary>
    public int Weight { get; } = TextMeasure.Weight(Text);

    /// <summary>Whether it ends like a sentence.</summary>
    public bool IsSentence { get; } = TextMeasure.EndsLikeSentence(Text);

    /// <summary>Whether it is a heading.</summary>
    public bool IsHeading => Tag is "h1" or "h2" or "h3" or "h4" or "h5" or "h6";

    /// <summary>Whether it reads like a paragraph: a sentence of some length, or a long line, that is not made of links.</summary>
    public bool IsProse => LinkShare < 0.4 && !IsHeading && Weight >= (IsSentence ? Paragraph : LongLine);
}
