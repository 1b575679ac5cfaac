using System.Buffers;
using System.Collections.Frozen;

namespace FeedMonitor.Cleaning;

/// <summary>The phrases of <c>Data/boilerplate.tsv</c>: a new language is data, not code.</summary>
internal static class BoilerplatePhrases
{
    // A phrase that a block merely contains says nothing of a long one.
    private const int LongestWithPhrase = 1000;

    private enum Place
    {
        Starts,
        Label,
        Is,
        Has,
        Ends,
        Doubt,
    }

    private static readonly Phrase[] All = [.. DataFile.Rows("boilerplate.tsv")
        .Select(cells => new Phrase(Zones.Parse(cells[0])!.Value, Enum.Parse<Place>(cells[1], ignoreCase: true), cells[2]))];

    private static readonly FrozenDictionary<char, Phrase[]> ByFirst = All.Where(phrase => phrase.Place is Place.Starts or Place.Label or Place.Is)
        .GroupBy(phrase => char.ToLowerInvariant(phrase.Text[0])).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private static readonly Phrase[] Contained = [.. All.Where(phrase => phrase.Place is Place.Has or Place.Ends or Place.Doubt)];

    private static readonly SearchValues<string> AnyContained = SearchValues.Create([.. Contained.Select(phrase => phrase.Text)], StringComparison.OrdinalIgnoreCase);

    /// <summary>The zone that a phrase at the right place gives to <paramref name="text"/>, or null.</summary>
    /// <param name="text">The block.</param>
    /// <param name="evenDoubt">Whether a phrase counts too that is met in articles as well, and only weighs where they end.</param>
    public static Zone? ZoneOf(string text, bool evenDoubt = false)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (ByFirst.TryGetValue(char.ToLowerInvariant(text[0]), out var phrases))
        {
            foreach (var phrase in phrases)
            {
                if (Stands(phrase, text))
                {
                    return phrase.Zone;
                }
            }
        }

        return text.Length <= LongestWithPhrase && text.AsSpan().ContainsAny(AnyContained)
            ? Array.Find(Contained, phrase => IsIn(phrase, text, evenDoubt))?.Zone
            : null;
    }

    private static bool IsIn(Phrase phrase, string text, bool evenDoubt) => phrase.Place switch
    {
        Place.Ends => text.AsSpan().TrimEnd(" .)]").EndsWith(phrase.Text, StringComparison.OrdinalIgnoreCase),
        Place.Doubt => evenDoubt && text.Contains(phrase.Text, StringComparison.OrdinalIgnoreCase),
        _ => text.Contains(phrase.Text, StringComparison.OrdinalIgnoreCase),
    };

    private static bool Stands(Phrase phrase, string text) => StartsWithWords(text, phrase.Text) && phrase.Place switch
    {
        Place.Is => FillerWords.AreAll(text.AsSpan(phrase.Text.Length), most: 3),
        Place.Label => !TextMeasure.EndsLikeSentence(text) && (IsLabelled(text.AsSpan(phrase.Text.Length)) || FillerWords.AreAll(text.AsSpan(phrase.Text.Length), most: 3)),
        _ => true,
    };

    private static bool StartsWithWords(string text, string phrase) =>
        text.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
        && (text.Length == phrase.Length || !char.IsLetter(text[phrase.Length]) || !char.IsAscii(phrase[^1]));

    // "Updated: …", "Published 14 May".
    private static bool IsLabelled(ReadOnlySpan<char> rest) => rest.TrimStart() is [':', ..] || rest.ContainsAnyInRange('0', '9');

    private sealed record Phrase(Zone Zone, Place Place, string Text);
}
