namespace FeedMonitor.Web.Api.Explaining;

/// <summary>What is to be explained: title or text at least, at most <see cref="Longest"/> UTF-16 units together; and one of both ways to name a watchlist.</summary>
/// <param name="Title">The headline; null if the text has its own, such as a page.</param>
/// <param name="Text">An HTML page, a fragment of one, or plain text; cleaned as a feed's item is.</param>
/// <param name="Watchlist">The id of a stored watchlist.</param>
/// <param name="Source">The text of a watchlist's file that need not be saved.</param>
internal sealed record ExplainQuestion(string? Title, string? Text, string? Watchlist, string? Source)
{
    /// <summary>No article is so long, and hardly its page with all its scripts.</summary>
    public const int Longest = 500_000;
}
