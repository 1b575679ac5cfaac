using System.Globalization;
using FeedMonitor.Items;
using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Stories;

public sealed class StoryIndexTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly StorySignature Ferry = Signed("Three dead as ferry capsizes off Saint Orrin", "Three people died after the ferry Lady Wren capsized off Saint Orrin, the coast guard said. It carried 88 passengers to Gull Island.");
    private static readonly StorySignature Copy = Signed("Three dead as ferry capsizes near Saint Orrin", "Three people died after the ferry Lady Wren capsized off Saint Orrin, the coast guard said on Sunday. It carried 88 passengers to Gull Island.");
    private static readonly StorySignature Toll = Signed("Saint Orrin ferry toll rises to nine", "Divers found six more bodies in the ferry Lady Wren, the coast guard of Saint Orrin said. The ferry capsized with 88 passengers on its way to Gull Island.");
    private static readonly StorySignature Boat = Signed("Five dead as tour boat capsizes on Lake Ambry", "Five people died after the tour boat Marigold capsized on Lake Ambry, police said. It carried 30 guests of a wedding.");

    private readonly StoryIndex index = new();

    [Fact]
    public void Copies_and_later_tolls_join_the_first_item_and_another_event_begins_a_story()
    {
        Assert.Equal([First, First, First, new ItemId("3")], AddAll(Ferry, Copy, Toll, Boat).Select(place => place.Story));
    }

    [Fact]
    public void A_place_says_what_the_item_was_joined_to()
    {
        var places = AddAll(Ferry, Copy);

        Assert.True(places[0].IsFirst);
        Assert.Equal((false, First), (places[1].IsFirst, places[1].Like));
        Assert.InRange(places[1].Evidence!.Score, 0.5, 1);
    }

    [Fact]
    public void A_story_takes_in_nothing_72_hours_after_its_first_item()
    {
        index.Add(First, Ferry, Start);

        Assert.False(index.Add(new ItemId("in time"), Copy, Start + StoryIndex.Window).IsFirst);
        Assert.True(index.Add(new ItemId("late"), Copy, Start + StoryIndex.Window + TimeSpan.FromSeconds(1)).IsFirst);
    }

    [Fact]
    public void What_is_forgotten_is_forgotten_whole()
    {
        AddAll(Ferry, Copy, Toll, Boat);

        index.Add(new ItemId("later"), Boat, Start + (2 * StoryIndex.Window));

        Assert.Equal(new ItemId("later"), Assert.Single(index.Members).Item);
        Assert.Equal(1, index.Frequencies.Items);
        Assert.Equal(new TermFrequencies().Weight(Ferry.Terms[0].Hash), index.Frequencies.Weight(Ferry.Terms[0].Hash), 0.01);
    }

    [Fact]
    public void It_keeps_no_more_items_than_it_may()
    {
        var small = new StoryIndex(mostItems: 2);
        foreach (var n in Enumerable.Range(0, 10))
        {
            small.Add(new ItemId(n.ToString(CultureInfo.InvariantCulture)), n % 2 == 0 ? Ferry : Boat, Start);
        }

        Assert.Equal(["8", "9"], small.Members.Select(member => member.Item.Value));
    }

    [Fact]
    public void An_index_that_was_kept_as_bytes_goes_on_as_if_it_had_never_stopped()
    {
        AddAll(Ferry, Boat);

        var restored = StoryIndex.Restore(index.Members.Select(member =>
        {
            Assert.True(SignatureBytes.TryRead(SignatureBytes.ToBytes(member.Signature), out var signature, out _));
            return member with { Signature = signature };
        }));

        Assert.Equal(index.Add(new ItemId("next"), Toll, Start), restored.Add(new ItemId("next"), Toll, Start));
    }

    [Fact]
    public void Members_that_drift_do_not_lead_away_from_the_first_item()
    {
        string[] words = [.. Enumerable.Range(0, 60).Select(n => $"{(char)('K' + (n % 15))}word{(char)('a' + (n / 15))}ling{n}x")];

        // Each item has two thirds of its words of the one before, and the tenth none of the first.
        var places = AddAll([.. Enumerable.Range(0, 10).Select(n => Signed(string.Join(' ', words.Skip(n * 3).Take(9)), string.Join(' ', words.Skip(n * 3).Take(30))))]);

        Assert.NotEqual(places[0].Story, places[9].Story);
    }

    [Fact]
    public void The_same_items_give_the_same_stories()
    {
        StorySignature[] all = [.. LabelledPair.Own("tuned.jsonl").SelectMany(pair => new[] { pair.A, pair.B }).Distinct().Select(StorySignature.Of)];
        var again = new StoryIndex();

        Assert.Equal(AddAll(all), all.Select((signature, n) => again.Add(Id(n), signature, Start.AddMinutes(n))));
    }

    private static ItemId First => Id(0);

    private static ItemId Id(int n) => new(n.ToString(CultureInfo.InvariantCulture));

    private static StorySignature Signed(string title, string text) => StorySignature.Of(new StoryText(title, text));

    private StoryPlace[] AddAll(params StorySignature[] signatures) => [.. signatures.Select((signature, n) => index.Add(Id(n), signature, Start.AddMinutes(n)))];
}
