using FeedMonitor.Cleaning;
using FeedMonitor.Matching;

namespace FeedMonitor.Stories.Words;

/// <summary>Cuts headlines and texts into words, by the matcher's own notion of one.</summary>
internal static class WordCutter
{
    private const int LongestGap = 8;

    /// <summary>The words of <paramref name="text"/>, in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">Of a longer text so many UTF-16 units count.</param>
    public static IReadOnlyList<StoryWord> Cut(string text, int most)
    {
        var start = NormalForm.Of(text.Length > most ? text[..most] : text);
        var words = new List<StoryWord>();
        var end = 0;
        foreach (var token in Tokenizer.Tokens(start))
        {
            var surface = start[token.Start..token.End];
            var gap = words.Count == 0 ? "\n" : start[end..Math.Min(token.Start, end + LongestGap)];
            var folded = Fold.Of(surface);
            if (folded.Length == 0)
            {
                continue;
            }

            words.Add(new StoryWord(surface, folded, ScriptOf(surface, folded), gap, IsPercent(start.AsSpan(token.End))));
            end = token.End;
        }

        return words;
    }

    /// <summary>Whether a word is too small to say anything.</summary>
    public static bool IsSmall(StoryWord word) =>
        word.Script == WordScript.Spaced && (word.Folded.Length < 2 || StopWords.Contains(word.Surface) || StopWords.Contains(word.Folded));

    private static bool IsPercent(ReadOnlySpan<char> after) => after is ['%' or '％', ..] or [' ', '%', ..];

    private static WordScript ScriptOf(string surface, string folded) =>
        UnitKinds.At(surface, 0).Kind == UnitKind.Ideograph ? WordScript.Unspaced
        : folded.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 ? WordScript.Digits
        : WordScript.Spaced;
}
