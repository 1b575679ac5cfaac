using FeedMonitor.Stories.Words;

namespace FeedMonitor.Stories.Signatures;

/// <summary>Gathers the numbers of an item that tell one of its kind from the others.</summary>
/// <param name="surfaces">Where to put down how a number reads.</param>
internal sealed class NumberCollector(Dictionary<uint, string> surfaces)
{
    private readonly List<StoryNumber> numbers = [];

    public void AddHeadline(IReadOnlyList<StoryWord> words, bool capitalsAreNames)
    {
        Add([.. NumberedThings.In(words, capitalsAreNames), .. NumberedThings.OfHeadlineIn(words)], NumberKind.Series, TermTraits.Headline);
        Add(Weekdays.In(words), NumberKind.Weekday, TermTraits.Headline);
        Add(Stages.In(words), NumberKind.Stage, TermTraits.Headline);
        Add(LookBacks.In(words), NumberKind.LookBack, TermTraits.Headline);
    }

    public void AddText(IReadOnlyList<StoryWord> words, bool capitalsAreNames)
    {
        StoryWord[] lead = [.. words.Take(TermCollector.LeadWords)];
        Add(NumberedThings.In(lead, capitalsAreNames), NumberKind.Series, TermTraits.Lead);
        Add(Weekdays.In(lead), NumberKind.Weekday, TermTraits.Lead);
        Add(LookBacks.In(lead), NumberKind.LookBack, TermTraits.Lead);
        Add(NumberedThings.In([.. words.Skip(TermCollector.LeadWords)], capitalsAreNames), NumberKind.Series, TermTraits.None);
    }

    /// <summary>In the order of the item.</summary>
    public IReadOnlyList<StoryNumber> All() => numbers;

    private void Add(IEnumerable<NumberedThing> things, NumberKind kind, TermTraits place)
    {
        foreach (var thing in things)
        {
            var (hash, value) = (SignedText.Hash(thing.Thing), SignedText.Hash(thing.ToString()));
            if (numbers.Count < StorySignature.MostNumbers && !numbers.Exists(known => known.Thing == hash && known.Value == value))
            {
                numbers.Add(new StoryNumber(hash, value, place, thing.Thing == NumberedThing.Day ? NumberKind.Day : kind));
                surfaces.TryAdd(value, thing.ToString());
            }
        }
    }
}
