namespace FeedMonitor.Items;

/// <summary>What an item says, in single spaces: white space is reflowed by feed generators from fetch to fetch and is no content.</summary>
/// <remarks>In two parts, as they come: to join them would be a copy of every text at every poll.</remarks>
/// <param name="Headline">Its title.</param>
/// <param name="Text">Its text.</param>
internal readonly record struct ItemContent(string Headline, string Text)
{
    /// <summary>How many UTF-16 code units it has.</summary>
    public int Length => Headline.Length + Text.Length;
}
