using CsCheck;
using FeedMonitor.Hashing;
using FeedMonitor.Items;

namespace FeedMonitor.Cleaning.Learning;

public sealed class BoilerplateSketchTests
{
    private const string Site = "site.example";
    private static readonly string Box = Invented.Paragraph(1_000);

    [Fact]
    public void What_stands_on_three_different_items_is_boilerplate()
    {
        var two = Learn(Item(1, Box), Item(2, Box));
        Assert.False(Knows(two, Box));

        var three = Learn(Item(1, Box), Item(2, Box), Item(3, Box));
        Assert.True(Knows(three, Box));
        Assert.All(Enumerable.Range(1, 3), i => Assert.False(Knows(three, Invented.Paragraph(i))));
    }

    [Fact]
    public void One_item_teaches_nothing_however_often_it_comes_or_is_edited() =>
        Assert.False(Knows(Learn([.. Enumerable.Range(1, 10).Select(edit => Item(7, Box) with { Title = [(ushort)(edit * 2)] })]), Box));

    [Fact]
    public void What_stands_twice_on_a_page_counts_once() => Assert.False(Knows(Learn(Item(1, Box, Box, Box), Item(2, Box, Box)), Box));

    [Fact]
    public void Copies_of_one_story_teach_nothing()
    {
        string[] story = [.. Enumerable.Range(50, 6).Select(Invented.Paragraph)];
        var copies = Enumerable.Range(1, 5).Select(number => Print(number, "Envoys meet on the border crossing", story));

        var sketch = Learn([.. copies]);

        Assert.All(story, paragraph => Assert.False(Knows(sketch, paragraph)));
    }

    [Fact]
    public void Nor_do_copies_under_other_headlines_with_a_line_of_their_own()
    {
        string[] story = [.. Enumerable.Range(50, 6).Select(Invented.Paragraph)];
        var copies = Enumerable.Range(1, 5).Select(number => Print(number, Invented.Sentence(number, 6), [.. story, Invented.Sentence(900 + number, 8)]));

        var sketch = Learn([.. copies]);

        Assert.All(story, paragraph => Assert.False(Knows(sketch, paragraph)));
    }

    [Fact]
    public void But_the_box_below_the_copies_is_learned_with_other_stories()
    {
        string[] story = [.. Enumerable.Range(50, 6).Select(Invented.Paragraph), Box];
        var sketch = Learn(Print(1, "Envoys meet on the border", story), Print(2, "Envoys meet on the border", story), Item(3, Box), Item(4, Box));

        Assert.True(Knows(sketch, Box));
        Assert.False(Knows(sketch, story[0]));
    }

    [Fact]
    public void Headlines_of_one_series_are_different_items()
    {
        var sketch = Learn([.. Enumerable.Range(11, 3).Select(number => Print(number, $"The {number}th package is agreed", [Invented.Paragraph(number), Box]))]);

        Assert.True(Knows(sketch, Box));
    }

    [Fact]
    public void What_the_stories_of_one_affair_have_in_common_is_learned_late_if_at_all()
    {
        string[] shared =
        [
            "A large explosion shook the Acme chemical works in Borealis early on Monday, the fire service of the province said.",
            "Three people were dead and forty hurt, the police said, and a plant manager was questioned until the evening.",
        ];
        string[] titles = ["Explosion at chemical works", "Three dead in Borealis", "Police arrest plant manager", "Minister visits the works"];

        var sketch = Learn([.. titles.Select((title, i) => Print(i, title, [.. shared, Invented.Paragraph(i), Invented.Paragraph(i + 60)]))]);

        Assert.All(shared, paragraph => Assert.False(Knows(sketch, paragraph)));
    }

    [Theory]
    [InlineData("Reason: Listeria monocytogenes")]
    [InlineData("Severity: critical")]
    public void The_value_of_a_field_is_never_learned(string field) =>
        Assert.False(Knows(Learn([.. Enumerable.Range(1, 9).Select(number => Item(number, field))]), field));

    [Fact]
    public void What_is_not_seen_for_long_is_forgotten()
    {
        var sketch = Learn([Item(1, Box), Item(2, Box), Item(3, Box), .. Enumerable.Range(10, 490).Select(number => Item(number))]);
        Assert.True(Knows(sketch, Box));

        Assert.False(Knows(sketch.Learn([.. Enumerable.Range(500, 20).Select(number => Item(number))]), Box));
    }

    [Fact]
    public void However_much_is_shown_it_stays_within_its_size_and_keeps_what_is_repeated()
    {
        var sketch = BoilerplateSketch.Empty;
        for (var number = 0; number < 60; number++)
        {
            sketch = sketch.Learn([Item(number, [Box, .. Enumerable.Range(0, 90).Select(i => Invented.Sentence((number * 100) + i + 5_000))])]);
            Assert.InRange(sketch.ToBytes().Length, 1, BoilerplateSketch.MaxBytes);
        }

        Assert.True(Knows(sketch, Box));
    }

    [Fact]
    public void Its_bytes_bring_it_back()
    {
        var sketch = Learn(Item(1, Box), Item(2, Box), Item(3, Box));
        var again = BoilerplateSketch.FromBytes(sketch.ToBytes());

        Assert.True(Knows(again, Box));
        Assert.Equal(sketch.Learn([Item(4)]).ToBytes(), again.Learn([Item(4)]).ToBytes());
    }

    [Fact]
    public void Whatever_is_stored_it_learns_on() => Gen.Byte.Array[0, 400].Sample(bytes =>
    {
        var sketch = BoilerplateSketch.FromBytes(bytes).Learn([Item(1, Box), Item(2, Box), Item(3, Box)]);
        return Knows(sketch, Box) && sketch.ToBytes().Length <= BoilerplateSketch.MaxBytes;
    }, iter: 300);

    private static BoilerplateSketch Learn(params ItemPrint[] items) => BoilerplateSketch.Empty.Learn(items);

    private static bool Knows(BoilerplateSketch sketch, string block) => sketch.IsBoilerplate(BlockPrint.Of(Site, block));

    // Three paragraphs of its own, and others below.
    private static ItemPrint Item(int number, params string[] below) =>
        Print(number, Invented.Sentence(number + 70_000, 7), [Invented.Paragraph(number), Invented.Paragraph(number + 20_000), Invented.Paragraph(number + 40_000), .. below]);

    private static ItemPrint Print(int number, string title, params string[] blocks)
    {
        var shown = string.Join("\n\n", blocks);
        var at = 0;
        var zoned = new List<Block>();
        foreach (var block in blocks)
        {
            zoned.Add(new Block(zoned.Count == 0 ? Zone.Lead : Zone.Body, at, block));
            at += block.Length + 2;
        }

        return ItemPrint.Of(Site, new ItemId(StableHash.Id($"{number}")), new CleanText(title, shown, zoned));
    }
}
