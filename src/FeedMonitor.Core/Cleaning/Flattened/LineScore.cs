namespace FeedMonitor.Cleaning.Flattened;

/// <summary>
/// What a line says for or against an article around it. The article is then the stretch of lines with the greatest sum
/// (maximum subsequence segmentation; Pasternack and Roth, "Extracting article text from the web", WWW 2009).
/// </summary>
internal static class LineScore
{
    private const int MostForOne = 600;
    private const int ShortRepetition = 120;

    // Found by trying other figures on half of a set of real pages, and looked at on the other half; nothing hangs on a few more or less.
    private const int ShortLine = -60;
    private const int ShortSentence = -20;
    private const int Stamp = -130;
    private const int TellsItsZone = -60;
    private const int TellsOfOtherStories = -120;
    private const int OpensTheComments = -500;

    // What stands between two paragraphs of a short item weighs no more than they do: a line may part them, and must not cost one.
    private const int FullPrice = 2000;

    /// <summary>The scores of the lines: a paragraph's letters, or what another line costs.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="isItem">Whether a feed gave them: then even what opens comments on a page may only part two paragraphs.</param>
    public static int[] Of(IReadOnlyList<FlatLine> lines, bool isItem)
    {
        var scores = lines.Select(Of).ToArray();
        var paragraphs = scores.Sum(score => Math.Max(0L, score));
        return paragraphs >= FullPrice ? scores : [.. scores.Select(Scaled)];

        int Scaled(int score) => score >= 0 || (score == OpensTheComments && !isItem) ? score : (int)(score * paragraphs / FullPrice);
    }

    private static int Of(FlatLine line) => line switch
    {
        // Its words speak against it, and no list of words may silence it.
        { Said: not null, IsLongParagraph: true } => 0,
        { Said: Zone.Comments } => OpensTheComments,
        { Said: Zone.Related } => TellsOfOtherStories,
        { Said: not null } => TellsItsZone,
        { IsProse: true } when !(line.IsRepeated && line.Weight < ShortRepetition) => Math.Min(line.Weight, MostForOne),
        { IsStamp: true } => Stamp,
        { HasSentence: true } => ShortSentence,
        _ => ShortLine,
    };
}
