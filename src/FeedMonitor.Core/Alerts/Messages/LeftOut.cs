using FeedMonitor.Text;

namespace FeedMonitor.Alerts.Messages;

/// <summary>What of a message is left out for want of room.</summary>
/// <param name="Proofs">Sentences of a hit, hits of a digest.</param>
/// <param name="Sources">Other sources of the story, or of the stories of those hits that are told.</param>
/// <param name="Reasons">Reasons why it hit.</param>
public sealed record LeftOut(int Proofs, int Sources, int Reasons)
{
    /// <summary>More of everything than any message leaves out, for the room that its telling takes.</summary>
    public static LeftOut Most { get; } = new(int.MaxValue, int.MaxValue, int.MaxValue);

    /// <summary>Whether anything is.</summary>
    public bool IsAny => Proofs + Sources + Reasons > 0;

    /// <summary><c>2 more sentences, 5 more sources</c>.</summary>
    /// <param name="isDigest">Whether the proofs are hits; else they are sentences.</param>
    public string Text(bool isDigest) => string.Join(
        ", ",
        from part in ((int Count, string Noun)[])[(Proofs, isDigest ? "more hit" : "more sentence"), (Sources, "more source"), (Reasons, "more reason")]
        where part.Count > 0
        select Counted.Of(part.Count, part.Noun));
}
