using FeedMonitor.Cleaning;
using FeedMonitor.Cleaning.Flattened;

namespace FeedMonitor.Pipeline.FullText;

/// <summary>Tells whether a feed gives of an article no more than a summary, and whether its page gave more. Pure functions.</summary>
internal static class Summaries
{
    // News articles have 1,500 letters and more, summaries 100 to 500.
    private const int LongestSummary = 700;
    private const int WorthIt = 200;
    private const double SomeOfIts = 0.2;

    private static readonly string[] Ends = ["…", "...", "[…]", "[...]", "(…)", "(...)", "…]", "...]"];

    /// <summary>Whether a cleaned item is a summary: short, or broken off.</summary>
    public static bool Is(CleanText text)
    {
        var article = text.ArticleText.TrimEnd();
        return article.Length < LongestSummary || Ends.Any(end => article.EndsWith(end, StringComparison.Ordinal));
    }

    /// <summary>Whether a page is that of the item: some of the words of its headline or summary stand in the page's article.</summary>
    public static bool IsOf(CleanText page, CleanText summary)
    {
        var (said, found) = (new Vocabulary(), new Vocabulary());
        said.Add(summary.Title);
        said.Add(summary.ArticleText);
        found.Add(page.ArticleText);
        return said.IsEmpty || page.ArticleText.Length == 0 || said.ShareIn(found) >= SomeOfIts;
    }

    /// <summary>Whether a page says more than the summary did.</summary>
    public static bool IsExceededBy(CleanText summary, CleanText page) => page.ArticleText.Length >= summary.ArticleText.Length + WorthIt;
}
