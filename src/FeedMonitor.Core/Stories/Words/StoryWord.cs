using System.Buffers;

namespace FeedMonitor.Stories.Words;

/// <summary>A word of a headline or a text.</summary>
/// <param name="Surface">As it stands there.</param>
/// <param name="Folded">As words are compared: see <see cref="Matching.Fold"/>.</param>
/// <param name="Script">How it is written.</param>
/// <param name="Gap">What stands between the word before and this one; the beginning of a text is a line feed.</param>
/// <param name="IsPercent">Whether a percent sign follows.</param>
internal sealed record StoryWord(string Surface, string Folded, WordScript Script, string Gap, bool IsPercent)
{
    private static readonly SearchValues<char> Openings = SearchValues.Create(".!?…:;\n\r\"“«„»”—–|(");

    /// <summary>Whether a sentence, a quotation or a line may begin with it, so that a capital says nothing.</summary>
    public bool OpensSentence => Gap.AsSpan().ContainsAny(Openings);

    /// <summary>Whether it is written with a capital, as names are.</summary>
    public bool IsCapital => char.IsUpper(Surface[0]);
}
