using FeedMonitor.Cleaning;
using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Stories;

/// <summary>Signs cleaned items, as far as they say enough to be joined with others.</summary>
internal static class StorySigning
{
    /// <summary>A text with fewer different passages (some twelve words, or eighteen characters where no space parts words) is not signed: a headline alone tells too little.</summary>
    public const int LeastPassages = 8;

    /// <summary>The signature of an article by its headline, lead and body, or null if it is too short.</summary>
    public static StorySignature? Of(CleanText text)
    {
        var signature = StorySignature.Of(new StoryText(text.Title, text.ArticleText));
        return signature.PassageCount >= LeastPassages ? signature : null;
    }
}
