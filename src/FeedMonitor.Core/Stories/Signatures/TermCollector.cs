using FeedMonitor.Stories.Words;

namespace FeedMonitor.Stories.Signatures;

/// <summary>Gathers the terms of an item and keeps the best.</summary>
internal sealed class TermCollector
{
    /// <summary>So many words are the lead: characters in scripts without spaces.</summary>
    public const int LeadWords = 60;

    private readonly Dictionary<uint, StoryTerm> terms = [];

    /// <summary>From hash to how it reads.</summary>
    public Dictionary<uint, string> Surfaces { get; } = [];

    public void AddTitle(IReadOnlyList<StoryWord> words, bool capitalsAreNames) => Add(words, 0, words.Count, capitalsAreNames, TermTraits.Headline);

    public void AddText(IReadOnlyList<StoryWord> words, bool capitalsAreNames)
    {
        var lead = Math.Min(words.Count, LeadWords);
        Add(words, 0, lead, capitalsAreNames, TermTraits.Lead);
        Add(words, lead, words.Count, capitalsAreNames, TermTraits.None);
    }

    /// <summary>The best, sorted by hash: those of the headline, then of the lead, then what is repeated; of equals the smallest hash, so that copies keep the same ones.</summary>
    public IReadOnlyList<StoryTerm> Best() =>
    [
        .. terms.Values
            .OrderByDescending(term => term.Traits.HasFlag(TermTraits.Headline))
            .ThenByDescending(term => term.Traits.HasFlag(TermTraits.Lead))
            .ThenByDescending(term => term.Count)
            .ThenBy(term => term.Hash)
            .Take(StorySignature.MostTerms)
            .OrderBy(term => term.Hash),
    ];

    private void Add(IReadOnlyList<StoryWord> words, int from, int to, bool capitalsAreNames, TermTraits place)
    {
        var quoted = QuotedNames.In(words);
        for (var at = from; at < to; at++)
        {
            switch (words[at].Script)
            {
                case WordScript.Digits:
                    AddNumber(words, ref at, place);
                    break;
                case WordScript.Unspaced:
                    AddPair(words, at, quoted, place);
                    break;
                default:
                    AddWord(words, at, quoted, capitalsAreNames, place);
                    break;
            }
        }
    }

    private void AddWord(IReadOnlyList<StoryWord> words, int at, HashSet<int> quoted, bool capitalsAreNames, TermTraits place)
    {
        var word = words[at];
        if (!WordCutter.IsSmall(word))
        {
            var isName = quoted.Contains(at) || (capitalsAreNames ? word.IsCapital && !word.OpensSentence : NamesAmongNouns.IsAt(words, at));
            Add(WordStem.Of(word.Folded), word.Surface, isName ? place | TermTraits.Name : place);
        }
    }

    // A character with the next one, in scripts that put no space between words.
    private void AddPair(IReadOnlyList<StoryWord> words, int at, HashSet<int> quoted, TermTraits place)
    {
        if (at + 1 < words.Count && words[at + 1] is { Script: WordScript.Unspaced, Gap: "" } next)
        {
            var isName = ChineseNames.IsAt(words, at) || (quoted.Contains(at) && quoted.Contains(at + 1));
            Add(words[at].Folded + next.Folded, words[at].Surface + next.Surface, isName ? place | TermTraits.Name : place);
        }
    }

    // A single digit stands everywhere, unless it is a share; years, times and dates in digits say little.
    private void AddNumber(IReadOnlyList<StoryWord> words, ref int at, TermTraits place)
    {
        var number = Numeral.At(words, at)!.Value;
        if ((number.Value.Length > 1 || words[at].IsPercent) && !number.IsYearOrDate && !IsTime(words, at))
        {
            Add(number.Value, number.Value, place | TermTraits.Number);
        }

        at += number.Words - 1;
    }

    private static bool IsTime(IReadOnlyList<StoryWord> words, int at) =>
        words[at].Gap == ":" || (at + 1 < words.Count && words[at + 1] is { Script: WordScript.Digits, Gap: ":" });

    private void Add(ReadOnlySpan<char> term, string surface, TermTraits traits)
    {
        var hash = SignedText.Hash(term);
        var known = terms.GetValueOrDefault(hash);
        terms[hash] = new StoryTerm(hash, known.Traits | traits, (byte)Math.Min(known.Count + 1, StoryTerm.MostCounted));
        Surfaces.TryAdd(hash, surface);
    }
}
