namespace FeedMonitor.Stories.Signatures;

/// <summary>
/// What is kept of an item to tell whether another tells the same story: hashes of its words, of its numbers and of its passages.
/// At most <see cref="MostBytes"/> as bytes, and no word can be read from it.
/// </summary>
/// <param name="Terms">The words that say most, sorted by hash; at most <see cref="MostTerms"/>.</param>
/// <param name="Numbers">Which package, which quarter, which day; at most <see cref="MostNumbers"/>.</param>
/// <param name="Passages">A sample of the hashes of its passages of five words, sorted: the smallest, at most <see cref="MostPassages"/>.</param>
/// <param name="PassageCount">How many different passages there are.</param>
public sealed record StorySignature(IReadOnlyList<StoryTerm> Terms, IReadOnlyList<StoryNumber> Numbers, IReadOnlyList<uint> Passages, int PassageCount)
{
    /// <summary>How many terms are kept.</summary>
    public const int MostTerms = 104;

    /// <summary>How many numbers are kept.</summary>
    public const int MostNumbers = 20;

    /// <summary>How many passages are kept.</summary>
    public const int MostPassages = 48;

    /// <summary>The longest form as bytes.</summary>
    public const int MostBytes = 1_024;

    /// <summary>The signature of an item.</summary>
    public static StorySignature Of(StoryText text) => SignedText.Of(text).Signature;
}
