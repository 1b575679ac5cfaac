namespace FeedMonitor.Cleaning;

/// <summary>A stretch of <see cref="CleanText.Shown"/> that is of one zone.</summary>
/// <param name="Zone">What it is to the article.</param>
/// <param name="Start">Where it begins in the shown text, in UTF-16 code units.</param>
/// <param name="Text">The stretch itself, without white space at its ends.</param>
public sealed record Block(Zone Zone, int Start, string Text);

/// <summary>A text with its zones, in reading order.</summary>
/// <param name="Title">The article's title; empty if none was found.</param>
/// <param name="Shown">
/// The text that offsets count in. Flattened text is shown as it came; of HTML the blocks are shown, parted by blank lines.
/// Always in Unicode normalization form C.
/// </param>
/// <param name="Blocks">The blocks. <c>Shown.Substring(block.Start, block.Text.Length) == block.Text</c> for each.</param>
/// <param name="Published">When the page says it was published, or null.</param>
public sealed record CleanText(string Title, string Shown, IReadOnlyList<Block> Blocks, DateTimeOffset? Published = null)
{
    /// <summary>The article: lead and body blocks, parted by blank lines.</summary>
    public string ArticleText => string.Join("\n\n", Blocks.Where(block => block.Zone is Zone.Lead or Zone.Body).Select(block => block.Text));
}
