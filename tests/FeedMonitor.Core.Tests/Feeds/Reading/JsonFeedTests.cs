using System.Text;

namespace FeedMonitor.Feeds.Reading;

public sealed class JsonFeedTests
{
    [Theory]
    [InlineData("\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"News\",")]
    [InlineData("\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"News\",")]
    [InlineData("\"title\":\"News\",")]
    public void A_feed_of_any_version_is_read(string head)
    {
        var document = Readable($$"""
            { {{head}} "home_page_url": "https://news.example/", "items": [
              { "id": 7, "url": "https://news.example/7", "title": "Seven &amp; more", "content_html": "<p>One.</p>", "summary": "Short.",
                "date_published": "2026-03-14T09:26:53+02:00", "date_modified": "2026-03-15T00:00:00Z", "authors": [ { "name": "A" }, { "name": "B" } ] },
              { "id": "8", "content_text": "Plain.", "author": { "name": "C" }, }, // trailing
            ] }
            """);

        Assert.Equal(("News", "https://news.example/", "JSON Feed"), (document.Title, document.SiteUrl, document.Format));
        Assert.Equal(
            ("7", "https://news.example/7", "Seven & more", "<p>One.</p>", "Short.", "A, B"),
            (document.Items[0].Guid, document.Items[0].Link, document.Items[0].Title, document.Items[0].Content, document.Items[0].Summary, document.Items[0].Author));
        Assert.Equal((new DateTimeOffset(2026, 3, 14, 7, 26, 53, TimeSpan.Zero), new DateTimeOffset(2026, 3, 15, 0, 0, 0, TimeSpan.Zero)), (document.Items[0].Published, document.Items[0].Updated));
        Assert.Equal(("8", null, "", "Plain.", "C"), (document.Items[1].Guid, document.Items[1].Link, document.Items[1].Title, document.Items[1].Content, document.Items[1].Author));
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("\n\t ")]
    public void What_stands_before_it_does_no_harm(string before) => Assert.Single(Readable(before + """{"title":"a","items":[{"id":"1"}]}""").Items);

    [Fact]
    public void A_half_of_a_character_is_no_reason_to_drop_an_item() =>
        Assert.Equal("x\uFFFDy 🛰", Readable("""{"title":"a","items":[{"id":"1","title":"x\ud83dy \ud83d\udef0"}]}""").Items[0].Title);

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"items":{}}""")]
    [InlineData("""{"items":[]}""")]
    [InlineData("""{"error":"no such feed"}""")]
    public void Other_JSON_is_told_as_what_it_is(string text) =>
        Assert.Equal("it is JSON, but no JSON Feed", Assert.IsType<FeedReading.Unreadable>(FeedDocumentReader.Read(Encoding.UTF8.GetBytes(text))).Error);

    [Fact]
    public void A_relative_address_is_that_of_the_site() => Assert.Equal(
        "https://news.example/a",
        Assert.IsType<FeedReading.Readable>(FeedDocumentReader.Read(
            """{"title":"a","items":[{"id":"1","url":"/a"}]}"""u8.ToArray(), address: new Uri("https://news.example/feed.json"))).Document.Items[0].Link);

    private static FeedDocument Readable(string text) => Assert.IsType<FeedReading.Readable>(FeedDocumentReader.Read(Encoding.UTF8.GetBytes(text))).Document;
}
