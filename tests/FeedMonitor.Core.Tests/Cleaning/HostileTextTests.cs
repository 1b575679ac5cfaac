using CsCheck;
using FeedMonitor.Items;

namespace FeedMonitor.Cleaning;

/// <summary>Whatever a feed or a page sends: no exception, no endless work, and offsets that hold.</summary>
public sealed class HostileTextTests
{
    private static readonly Gen<string> Markup = Gen.OneOf(
        "<p>", "</p>", "<div class=\"share\">", "</div>", "<a href=x>", "</a>", "<b>", "<table>", "<tr><td>", "</table>", "<br>", "<html>", "<body>", "</body>", "<!doctype html>",
        "<frameset>", "<frame>", "<svg>", "<math>", "<template>", "<form>", "<h1>", "</h1>", "<title>", "</title>", "<li>", "<pre>", "<script>", "</script>", "<!--", "-->", "<![CDATA[",
        "<script type=\"application/ld+json\">{", "<meta property=\"article:published_time\" content=\"soon\">", "<", ">", "&", "&amp;", "&#xD800;", "&#0;", "&lt;p&gt;", "\uD800", "\uDC00",
        "\uFFFE", "\uFFFF", "\0", "\u0301", "e\u0301", "\u00AD", "\u2028", "\r\n", "\n", " ", "\t", " » ", "by ", "See also ", "Home", "Верстати. ", "工作母机。", "😀", "Words that go on and on. ")
        .Array[0, 30].Select(string.Concat);

    private static readonly Gen<string> Any = Gen.OneOf(Markup, AnyText.UpTo(60));

    [Fact]
    public void Blocks_stand_where_they_say_on_any_text() => Any.Sample(text => AssertSound(Cleaner.Clean(text)), iter: 300);

    [Fact]
    public void Blocks_stand_where_they_say_on_any_item() =>
        Gen.Select(Any, Any).Sample((title, content) => AssertSound(Cleaner.Clean(new FeedItem { Title = title, Content = content })), iter: 300);

    [Fact]
    public void The_same_text_gives_the_same_zones() =>
        Any.Sample(text => Assert.Equal(Cleaner.Clean(text).Blocks, Cleaner.Clean(text).Blocks), iter: 100);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<ul><li>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<font size=1>")]
    [InlineData("<svg>")]
    [InlineData("<blockquote>")]
    public void A_tower_of_100_000_elements_does_not_fall(string element)
    {
        var tower = string.Concat(Enumerable.Repeat(element, 100_000)) + "nitrocellulose";

        AssertSound(Cleaner.Clean(new FeedItem { Title = "Tower", Content = tower + "</p>" }));
        AssertSound(Cleaner.Clean("<html><body>" + tower));
    }

    [Theory]
    [InlineData("<p><span>")]
    [InlineData("<li><b>word</b>")]
    [InlineData("<br>word")]
    [InlineData("<a href=x>")]
    public void A_row_of_10_000_elements_in_an_item_takes_no_endless_time(string element) =>
        AssertSound(Cleaner.Clean(new FeedItem { Title = "Row", Content = string.Concat(Enumerable.Repeat(element, 10_000)) + "</p>" }));

    [Fact]
    public void A_line_that_begins_like_a_byline_takes_no_endless_time() =>
        AssertSound(Cleaner.Clean($"by {new string('x', 20_000)} one two three four five"));

    [Fact]
    public void A_megabyte_of_wrapped_lines_takes_no_endless_time()
    {
        var text = string.Concat(Enumerable.Repeat("and so the list of words goes on and on without a stop\n", 100_000));

        Assert.Single(Cleaner.Clean(text).Blocks);
    }

    private static void AssertSound(CleanText text)
    {
        Assert.True(text.Shown.IsNormalized());
        var end = 0;
        foreach (var block in text.Blocks)
        {
            Assert.Equal(block.Text, text.Shown.Substring(block.Start, block.Text.Length));
            Assert.True(block.Start >= end, "Blocks stand in reading order and do not overlap.");
            Assert.Equal(block.Text.Trim(), block.Text);
            Assert.NotEmpty(block.Text);
            end = block.Start + block.Text.Length;
        }
    }
}
