using FeedMonitor.Hashing;
using FeedMonitor.Items;
using FeedMonitor.Matching;

namespace FeedMonitor.Cleaning.Learning;

/// <summary>An item as a sketch remembers it.</summary>
/// <param name="Tag">Stands for the item, and for others that tell the same story.</param>
/// <param name="Title">Hashes of some words of its headline, in order: even ones of words, odd ones of numbers.</param>
/// <param name="Blocks">The blocks that count as article: print and text of each.</param>
internal sealed record ItemPrint(ushort Tag, IReadOnlyList<ushort> Title, IReadOnlyList<PrintedBlock> Blocks)
{
    /// <summary>Words of a headline that are kept.</summary>
    public const int TitleWords = 6;

    // A site's own words stand above or below its articles: of a book on one page the two ends are enough.
    private const int MostBlocks = 120;
    private const int ShortestWord = 3;
    private const int LongestValue = 120;
    private const int LongestField = 30;

    /// <summary>That of an item.</summary>
    public static ItemPrint Of(string site, ItemId id, CleanText text)
    {
        var article = text.Blocks.Where(block => block.Zone.IsText()).ToArray();
        var ends = article.Length <= MostBlocks ? article : [.. article[..(MostBlocks / 2)], .. article[^(MostBlocks / 2)..]];
        PrintedBlock[] blocks =
        [
            .. ends.Where(block => !IsValue(block.Text)).Select(block => new PrintedBlock(BlockPrint.Of(site, block.Text), block.Text))
                .Where(block => block.Print != BlockPrint.None).DistinctBy(block => block.Print),
        ];
        return new ItemPrint(TagOf(id), TitleOf(text.Title), blocks);
    }

    /// <summary>Whether two headlines share at least half of the words that are kept of them, and no number tells them apart.</summary>
    public static bool AreAlike(IReadOnlyList<ushort> one, IReadOnlyList<ushort> other)
    {
        if (one.Any(IsNumber) && other.Any(IsNumber) && !one.Where(IsNumber).Intersect(other).Any())
        {
            return false;
        }

        return one.Count > 0 && other.Count > 0 && one.Intersect(other).Count() * 2 >= Math.Min(one.Count, other.Count);
    }

    /// <summary>
    /// Whether a block bears a third of the words that are kept of the headline: then it speaks of the item's matter. The paragraphs that
    /// the stories of a running affair have in common do; what a site hangs around its articles does not.
    /// </summary>
    public bool IsAboutIt(PrintedBlock block) =>
        Title.Count > 0 && Hashes(block.Text).Distinct().Count(Title.Contains) is var common && common > 0 && common * 3 >= Title.Count;

    // "Reason: …": what automated feeds repeat is a field's value, and the very thing that is looked for.
    private static bool IsValue(string text) => text.Length <= LongestValue && text.IndexOf(": ", StringComparison.Ordinal) is > 0 and < LongestField;

    private static bool IsNumber(ushort word) => (word & 1) == 1;

    // Numbers are odd, words are even and not zero.
    private static ushort HashOf(string word)
    {
        var hash = (ushort)(QuickHash.Of(word) & 0xFFFE);
        return char.IsDigit(word[0]) ? (ushort)(hash | 1) : Math.Max(hash, (ushort)2);
    }

    private static ushort TagOf(ItemId id) => (ushort)Math.Max(1, QuickHash.Of(id.Value) & ushort.MaxValue);

    private static ushort[] TitleOf(string title) => [.. Hashes(title).Distinct().Order().Take(TitleWords)];

    private static IEnumerable<ushort> Hashes(string text) =>
        Tokenizer.Tokens(text).Select(token => Fold.Of(text.AsSpan(token.Start, token.Length))).Where(word => word.Length >= ShortestWord || char.IsDigit(word[0])).Select(HashOf);
}
