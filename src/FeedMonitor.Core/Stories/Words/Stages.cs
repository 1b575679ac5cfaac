namespace FeedMonitor.Stories.Words;

/// <summary>Finds words that say how far a matter has come: charged, convicted; approved, rejected. See <c>Data/stages.tsv</c>.</summary>
internal static class Stages
{
    /// <summary>All of them, in order: the course as the thing, the stage as its value.</summary>
    public static IEnumerable<NumberedThing> In(IReadOnlyList<StoryWord> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            var stage = words[at].Script == WordScript.Unspaced ? WordTable.Stages.FindRun(words, at, 2) : WordTable.Stages.Find(words[at].Folded);
            if (stage is not null && stage.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            {
                yield return new NumberedThing(stage[..colon], stage[(colon + 1)..]);
            }
        }
    }
}
