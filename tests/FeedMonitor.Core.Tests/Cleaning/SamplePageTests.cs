using FeedMonitor.Testing;

namespace FeedMonitor.Cleaning;

public sealed class SamplePageTests
{
    public static TheoryData<string> Pages => ["aggregator", "news"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_article_is_the_title_and_exactly_its_paragraphs(string name)
    {
        var page = PageOf(name);

        var text = Cleaner.Clean(page.Text);

        Assert.Equal(page.Title, text.Title);
        Assert.Equal(
            [(Zone.Headline, page.Title), .. page.Body.Select((paragraph, i) => (i == 0 ? Zone.Lead : Zone.Body, paragraph))],
            text.Blocks.Where(block => block.Zone.IsMatched()).Select(block => (block.Zone, block.Text)));
        Assert.Equal(string.Join("\n\n", page.Body), text.ArticleText);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Nothing_else_on_the_page_can_raise_an_alert(string name)
    {
        var page = PageOf(name);
        var matched = Cleaner.Clean(page.Text).Blocks.Where(block => block.Zone.IsMatched()).ToArray();

        Assert.All(page.Silent, silent => Assert.DoesNotContain(matched, block => block.Text.Contains(silent, StringComparison.Ordinal)));
    }

    [Fact]
    public void Flattened_text_is_shown_as_it_came_and_none_of_it_is_lost()
    {
        var page = SamplePage.Aggregator;

        var text = Cleaner.Clean(page.Text);

        Assert.Equal(page.Text, text.Shown);
        Assert.All(page.Silent, silent => Assert.Contains(text.Blocks, block => block.Text == silent && !block.Zone.IsMatched()));
    }

    [Fact]
    public void Each_part_of_the_aggregators_page_has_the_zone_that_a_reader_would_give_it()
    {
        var blocks = Cleaner.Clean(SamplePage.Aggregator.Text).Blocks;

        Assert.Equal(
            [
                Zone.Navigation, Zone.Headline, Zone.Byline, Zone.Lead, Zone.Body, Zone.Body, Zone.Body, Zone.Body, Zone.Related, Zone.Body,
                Zone.Related, Zone.Comments, Zone.Comments,
            ],
            blocks.Take(13).Select(block => block.Zone));
    }

    [Fact]
    public void A_page_in_a_feed_is_cleaned_like_a_page()
    {
        var page = SamplePage.News;

        var text = Cleaner.Clean(new Items.FeedItem { Title = "The feed's own title", Content = page.Text });

        Assert.Equal("The feed's own title", text.Title);
        Assert.All(page.Body, paragraph => Assert.Contains(text.Blocks, block => block.Text == paragraph && block.Zone is Zone.Lead or Zone.Body));
    }

    private static SamplePage PageOf(string name) => name == "news" ? SamplePage.News : SamplePage.Aggregator;
}
