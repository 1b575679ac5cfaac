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
/// Always in Unicode normalization form C, without soft hyphens and other characters that nobody sees (see <c>NormalForm</c>).
/// </param>
/// <param name="Blocks">The blocks. <c>Shown.Substring(block.Start, block.Text.Length) == block.Text</c> for each.</param>
/// <param name="Published">When it was published, in UTC, by the feed or else by the page; null if neither says.</param>
public sealed record CleanText(string Title, string Shown, IReadOnlyList<Block> Blocks, DateTimeOffset? Published = null)
{
    /// <summary>The language that a page declares, as BCP 47 tag in lower case (<c>pt-br</c>); null for what is no page or declares none.</summary>
    public string? Language { get; init; }

    /// <summary>The absolute http(s) address that a page gives itself, or null. It is the page's word, and nothing is fetched by it.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>Who wrote it, as one line, by the feed or else by the page; null if neither says.</summary>
    public string? Author { get; init; }

    /// <summary>The article: lead and body blocks, parted by blank lines.</summary>
    public string ArticleText => string.Join("\n\n", Blocks.Where(block => block.Zone.IsText()).Select(block => block.Text));
}
