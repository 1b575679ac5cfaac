namespace FeedMonitor.Cleaning.Html;

/// <summary>What the markup says that a part of a page is.</summary>
/// <param name="Zone">The zone that it tells.</param>
/// <param name="Word">The tag or the name that tells it.</param>
internal sealed record Hint(Zone Zone, string Word)
{
    /// <summary>Whether the tag tells it, not a name.</summary>
    public bool IsTag => Word[0] == '<';

    /// <summary>Whether it counts however much stands there: comments and notices may well be longer than the article. A form may be the whole page.</summary>
    public bool IsFirm => Zone is Zone.Comments or Zone.Consent && Word != "<form>";
}
