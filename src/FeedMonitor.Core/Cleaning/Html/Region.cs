namespace FeedMonitor.Cleaning.Html;

/// <summary>An element that holds blocks, taken down before anything changes the tree.</summary>
/// <param name="Parent">The number of the region around it; -1 for the outermost.</param>
/// <param name="Name">Its tag, in lower case.</param>
/// <param name="Hint">What its tag or its names tell, or null.</param>
/// <param name="IsArticle">Whether it says that it holds an article's text: <c>article</c>, <c>itemprop=articleBody</c>.</param>
internal sealed record Region(int Parent, string Name, Hint? Hint, bool IsArticle);
