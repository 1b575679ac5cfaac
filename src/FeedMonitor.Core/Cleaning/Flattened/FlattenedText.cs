using System.Text.RegularExpressions;

namespace FeedMonitor.Cleaning.Flattened;

/// <summary>Cuts text that has lost its markup into blocks: a line is a block, but for lines that go on in the next one.</summary>
internal static partial class FlattenedText
{
    private const int WrappedLine = 40;

    // No page has as many lines; what is beyond is one block, so that megabytes of single letters take no longer than a page.
    private const int MostBlocks = 100_000;

    /// <summary>The blocks of <paramref name="text"/>, with offsets into it.</summary>
    public static IReadOnlyList<TextLine> Blocks(string text)
    {
        var blocks = new List<Range>();
        foreach (var line in Line().EnumerateMatches(text))
        {
            var start = line.Index;
            var end = line.Index + text.AsSpan(line.Index, line.Length).TrimEnd().Length;
            if (blocks.Count == MostBlocks || (blocks.Count > 0 && GoesOn(text, blocks[^1], start)))
            {
                start = blocks[^1].Start.Value;
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(start..end);
        }

        return blocks.ConvertAll(block => new TextLine(block.Start.Value, text[block]));
    }

    // Hard-wrapped text: a phrase must be found across the break.
    private static bool GoesOn(string text, Range before, int next) =>
        before.End.Value - before.Start.Value >= WrappedLine
        && !TextMeasure.EndsLikeSentence(text.AsSpan(before))
        && char.IsLower(text[next])
        && text.AsSpan(before.End.Value, next - before.End.Value).Count('\n') == 1;

    [GeneratedRegex(@"[^\s][^\r\n\u2028\u2029]*")]
    private static partial Regex Line();
}
