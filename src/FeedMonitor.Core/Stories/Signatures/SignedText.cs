using FeedMonitor.Hashing;
using FeedMonitor.Stories.Words;

namespace FeedMonitor.Stories.Signatures;

/// <summary>A signature with the words that it was made of, so that people can be told what two items have in common.</summary>
/// <param name="Signature">The signature.</param>
/// <param name="Surfaces">From the hash of a term or a number to how it reads in the item.</param>
public sealed record SignedText(StorySignature Signature, IReadOnlyDictionary<uint, string> Surfaces)
{
    /// <summary>Signs an item.</summary>
    public static SignedText Of(StoryText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (title, body) = (WordCutter.Cut(text.Title, StoryText.MostOfTitle), WordCutter.Cut(text.Text, StoryText.MostOfText));
        var terms = new TermCollector();
        var isNaming = Capitals.AreNames(body);
        var isTitleNaming = isNaming && Capitals.AreNames(title);
        terms.AddTitle(title, isTitleNaming);
        terms.AddText(body, isNaming);

        var things = new NumberCollector(terms.Surfaces);
        things.AddHeadline(title, isTitleNaming);
        things.AddText(body, isNaming);

        var (passages, count) = PassageSample.Of(body);
        return new SignedText(new StorySignature(terms.Best(), things.All(), passages, count), terms.Surfaces);
    }

    /// <summary>The hash of a term in a signature.</summary>
    internal static uint Hash(ReadOnlySpan<char> term) => (uint)QuickHash.Of(term);
}
