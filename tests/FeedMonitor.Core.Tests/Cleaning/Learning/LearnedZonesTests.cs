namespace FeedMonitor.Cleaning.Learning;

public sealed class LearnedZonesTests
{
    [Fact]
    public void What_the_site_repeats_is_silent_and_the_next_block_is_the_lead()
    {
        var sketch = BoilerplateSketch.Empty.Learn([.. Enumerable.Range(1, 3).Select(number => ItemPrint.Of("a.example", new Items.ItemId($"{number}"), Page(number)))]);

        var text = LearnedZones.Of(Page(4), "a.example", sketch);

        Assert.Equal([Zone.Headline, Zone.Boilerplate, Zone.Lead, Zone.Body, Zone.Share], text.Blocks.Select(block => block.Zone));
        Assert.Equal(Page(4).Blocks.Select(block => block.Text), text.Blocks.Select(block => block.Text));
        Assert.Equal(Page(4).Shown, text.Shown);
    }

    [Fact]
    public void On_another_site_it_is_the_article()
    {
        var sketch = BoilerplateSketch.Empty.Learn([.. Enumerable.Range(1, 3).Select(number => ItemPrint.Of("a.example", new Items.ItemId($"{number}"), Page(number)))]);
        var page = Page(4);

        Assert.Same(page, LearnedZones.Of(page, "b.example", sketch));
    }

    private static CleanText Page(int number)
    {
        (Zone Zone, string Text)[] parts =
        [
            (Zone.Headline, Invented.Sentence(number, 6)), (Zone.Lead, Invented.Paragraph(500)), (Zone.Body, Invented.Paragraph(number)),
            (Zone.Body, Invented.Paragraph(number + 50)), (Zone.Share, "Share this"),
        ];
        var shown = string.Join("\n\n", parts.Select(part => part.Text));
        return new CleanText(parts[0].Text, shown, [.. parts.Select(part => new Block(part.Zone, shown.IndexOf(part.Text, StringComparison.Ordinal), part.Text))]);
    }
}
