namespace FeedMonitor.Feeds.Reading;

public sealed class AtomTests
{
    [Fact]
    public void An_entry_is_read_with_all_its_parts()
    {
        var item = Written.AtomEntry("""
            <title type="html">Border &amp;lt;depot&amp;gt; &lt;b&gt;checked&lt;/b&gt;</title>
            <link rel="replies" href="https://news.example/1/comments"/>
            <link rel="alternate" href="https://news.example/1"/>
            <id>tag:news.example,2026:1</id>
            <published>2026-05-14T08:15:30+02:00</published>
            <updated>2026-05-14T09:00:00Z</updated>
            <author><name>A. Clerk</name></author>
            <summary>In short.</summary>
            <content type="html">&lt;p&gt;At length.&lt;/p&gt;</content>
            """);

        Assert.Equal(
            new Items.FeedItem
            {
                Guid = "tag:news.example,2026:1",
                Title = "Border <depot> checked",
                Link = "https://news.example/1",
                Published = new DateTimeOffset(2026, 5, 14, 6, 15, 30, TimeSpan.Zero),
                Updated = new DateTimeOffset(2026, 5, 14, 9, 0, 0, TimeSpan.Zero),
                Author = "A. Clerk",
                Summary = "In short.",
                Content = "<p>At length.</p>",
            },
            item);
    }

    [Theory]
    [InlineData("<link href=\"https://news.example/1\"/>")]
    [InlineData("<link rel=\"self\" href=\"https://news.example/1.xml\"/><link href=\"https://news.example/1\"/>")]
    [InlineData("<link rel=\"enclosure\" href=\"https://news.example/1.mp3\"/><link rel=\"alternate\" href=\"https://news.example/1\"/>")]
    public void The_link_leads_to_the_story(string links) => Assert.Equal("https://news.example/1", Written.AtomEntry(links).Link);

    [Fact]
    public void The_site_is_the_page_and_not_the_feeds_own_address() =>
        Assert.Equal("https://news.example/", Written.Document(Written.Atom(
            """<link rel="self" href="https://news.example/atom.xml"/><link rel="hub" href="https://hub.example/"/><link rel="alternate" href="https://news.example/"/>""")).SiteUrl);

    [Fact]
    public void XHTML_content_is_kept_as_markup()
    {
        var content = Written.AtomEntry("""<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>two</b>.</p><p>Three.</p></div></content>""").Content;

        Assert.NotNull(content);
        var text = Cleaning.Cleaner.Clean(content);
        Assert.Equal(["One two.", "Three."], text.Blocks.Select(block => block.Text));
    }

    [Fact]
    public void Unescaped_markup_keeps_its_entries_apart_whatever_its_prefix() =>
        Assert.Equal(
            "<ul><li>drones</li><li>engines &amp; tools</li></ul>",
            Written.AtomEntry("""<summary type="xhtml"><x:ul xmlns:x="http://www.w3.org/1999/xhtml"><x:li>drones</x:li><x:li>engines &amp; tools</x:li></x:ul></summary>""").Summary);

    [Theory]
    [InlineData("<updated>someday</updated>", null)]
    [InlineData("<published>someday</published><updated>2026-05-14T09:00:00Z</updated>", 9)]
    [InlineData("<issued>2026-05-14T07:00:00Z</issued>", 7)]
    public void A_date_that_nobody_can_read_loses_neither_the_entry_nor_the_feed(string dates, int? hour) =>
        Assert.Equal(hour, Written.AtomEntry(dates).Published?.Hour);

    [Fact]
    public void An_entry_without_anything_is_an_item() => Assert.Equal("", Written.AtomEntry("").Title);

    [Fact]
    public void A_prefix_changes_nothing()
    {
        var document = Written.Document("""
            <a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Tidings</a:title><a:entry><a:id>1</a:id><a:title>Story</a:title></a:entry></a:feed>
            """);

        Assert.Equal(("1", "Story"), (Assert.Single(document.Items).Guid, document.Items[0].Title));
    }
}
