using System.Buffers;

namespace FeedMonitor.Stories.Words;

/// <summary>Tells names by their quotation marks: ships, firms and works bear them in Russian, Chinese and other languages.</summary>
internal static class QuotedNames
{
    // A longer quotation is what somebody said.
    private const int MostWords = 3;
    private const int MostCharacters = 6;

    private static readonly SearchValues<char> Opening = SearchValues.Create("«“„「《");
    private static readonly SearchValues<char> Closing = SearchValues.Create("»”“」》");

    /// <summary>The places of words that stand in quotation marks as names do: «Blue lantern», “白衣女士”.</summary>
    public static HashSet<int> In(IReadOnlyList<StoryWord> words)
    {
        var quoted = new HashSet<int>();
        for (var from = 0; from < words.Count; from++)
        {
            var isUnspaced = words[from].Script == WordScript.Unspaced;
            if (words[from].Gap.AsSpan().ContainsAny(Opening) && (isUnspaced || words[from].IsCapital))
            {
                var most = Math.Min(words.Count, from + (isUnspaced ? MostCharacters : MostWords) + 1);
                var to = from + 1;
                while (to < most && !words[to].Gap.AsSpan().ContainsAny(Closing))
                {
                    to++;
                }

                // At the end of a text the closing mark stands behind the last word.
                var isClosed = to < most || to == words.Count;
                quoted.UnionWith(isClosed ? Enumerable.Range(from, to - from) : []);
            }
        }

        return quoted;
    }
}
