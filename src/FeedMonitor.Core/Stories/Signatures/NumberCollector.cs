using FeedMonitor.Stories.Words;

namespace FeedMonitor.Stories.Signatures;

/// <summary>Gathers the numbers of an item that tell one of its kind from the others.</summary>
/// <param name="surfaces">Where to put down how a number reads.</param>
internal sealed class NumberCollector(Dictionary<uint, string> surfaces)
{
    private readonly List<StoryNumber> numbers = [];

    public void AddHeadline(IReadOnlyList<StoryWord> words, bool capitalsAreNames) =>
        Add(NumberedThings.In(words, capitalsAreNames).Concat(NumberedThings.PercentagesIn(words)), TermTraits.Headline);

    public void AddText(IReadOnlyList<StoryWord> words, bool capitalsAreNames)
    {
        Add(NumberedThings.In([.. words.Take(TermCollector.LeadWords)], capitalsAreNames), TermTraits.Lead);
        Add(NumberedThings.In([.. words.Skip(TermCollector.LeadWords)], capitalsAreNames), TermTraits.None);
    }

    /// <summary>In the order of the item.</summary>
    public IReadOnlyList<StoryNumber> All() => numbers;

    private void Add(IEnumerable<NumberedThing> things, TermTraits place)
    {
        foreach (var thing in things)
        {
            var (hash, value) = (SignedText.Hash(thing.Thing), SignedText.Hash(thing.ToString()));
            if (numbers.Count < StorySignature.MostNumbers && !numbers.Exists(known => known.Thing == hash && known.Value == value))
            {
                numbers.Add(new StoryNumber(hash, value, place, thing.Thing == NumberedThing.Day));
                surfaces.TryAdd(value, thing.ToString());
            }
        }
    }
}
