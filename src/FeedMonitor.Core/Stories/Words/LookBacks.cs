using FeedMonitor.Cleaning;
using FeedMonitor.Matching;

namespace FeedMonitor.Stories.Words;

/// <summary>Finds phrases by which a report looks back on what was told some time ago: "two weeks ago", "vergangene Woche". See <c>Data/look-backs.tsv</c>.</summary>
internal static class LookBacks
{
    private const string AnyWord = "#";

    // By the first word that is given, with the words before it: most words of a text begin no phrase.
    private static readonly ILookup<string, Phrase> Phrases = DataFile.Rows("look-backs.tsv", "Stories")
        .SelectMany(cells => cells[1].Split('|')).Select(Phrase.Parse).ToLookup(phrase => phrase.Words[phrase.Anchor], StringComparer.Ordinal);

    /// <summary>The first of them, as it reads; none if there is none.</summary>
    public static IEnumerable<NumberedThing> In(IReadOnlyList<StoryWord> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var phrase in Phrases[words[at].Folded])
            {
                if (phrase.StandsAt(words, at - phrase.Anchor))
                {
                    var from = at - phrase.Anchor;
                    return [new NumberedThing(NumberedThing.LookBack, string.Join(' ', words.Skip(from).Take(phrase.Words.Count).Select(word => word.Folded)))];
                }
            }
        }

        return [];
    }

    private sealed record Phrase(IReadOnlyList<string> Words, int Anchor)
    {
        public static Phrase Parse(string text)
        {
            string[] words = UnitKinds.At(text, 0).Kind == UnitKind.Ideograph ? [.. text.Select(character => character.ToString())] : text.Split(' ');
            return new Phrase([.. words.Select(word => word == AnyWord ? word : Fold.Of(word))], words[0] == AnyWord ? 1 : 0);
        }

        public bool StandsAt(IReadOnlyList<StoryWord> words, int from)
        {
            if (from < 0 || from + Words.Count > words.Count)
            {
                return false;
            }

            for (var i = 0; i < Words.Count; i++)
            {
                if ((Words[i] != AnyWord && words[from + i].Folded != Words[i]) || (i > 0 && words[from + i].OpensSentence))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
