namespace FeedMonitor.Stories;

/// <summary>What an item tells, as far as it says which story it belongs to.</summary>
/// <param name="Title">The headline. Of a longer one the first <see cref="MostOfTitle"/> UTF-16 units count.</param>
/// <param name="Text">Lead and body as plain text, or nothing. Of a longer one the first <see cref="MostOfText"/> units count.</param>
public sealed record StoryText(string Title, string Text)
{
    /// <summary>Units of a headline that are read: a hostile one has millions.</summary>
    public const int MostOfTitle = 400;

    /// <summary>Units of a text that are read. News puts first what matters, and the tail of a page is often of other matters.</summary>
    public const int MostOfText = 8_000;
}
