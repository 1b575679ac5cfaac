using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using FeedMonitor.Cleaning;
using FeedMonitor.Hits;

namespace FeedMonitor.Web.Following;

public sealed class HostileHitTests : FollowTest
{
    [Theory]
    [InlineData(@"a\0b\u0008c\u001B[31md\u0085e", "a b c [31md e")]
    [InlineData(@"half \uD83D of a pair, and \uDE80 the other", "half \uFFFD of a pair, and \uFFFD the other")]
    [InlineData(@"\uFFFE not characters \uFFFF", "\uFFFD not characters \uFFFD")]
    [InlineData(@"turned \u202Edaer\u202C and \u2067isolated\u2069", "turned daer and isolated")]
    [InlineData("🛰 漢字 العربية", "🛰 漢字 العربية")]
    [InlineData("]]> <!-- <![CDATA[ {{7*7}}", "]]> <!-- <![CDATA[ {{7*7}}")]
    public async Task Text_of_any_kind_is_told_in_characters_that_every_reader_takes(string escaped, string told)
    {
        // An attribute can't hold half of a pair.
        var text = Regex.Unescape(escaped);
        await WatchAsync(name: text);
        await RecordAsync(Sample.Hit(1) with { Title = text, FeedTitle = text, WatchlistName = text, Evidence = [new Evidence("a", text, Zone.Body, 0, 1)] });

        foreach (var path in (string[])["/api/watchlists/dual-use/hits.atom", "/api/watchlists/dual-use/hits.json"])
        {
            Assert.Equal(told, OneSpaced(Assert.Single((await ReadAsync(path)).Items).Title));
            await AssertStrictlyReadableAsync(path);
        }
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData(@"\u0001javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/api/health")]
    [InlineData("//evil.example/")]
    [InlineData("http://")]
    [InlineData(@"http://xn--\u0430\u0430.example/\uD83D")]
    [InlineData("")]
    [InlineData(null)]
    public async Task What_is_no_web_address_is_no_link(string? escaped)
    {
        var link = escaped is null ? null : Regex.Unescape(escaped);
        await RecordAsync(Sample.Hit(1) with { Link = link, FeedUrl = link ?? "" });

        foreach (var path in (string[])["/api/hits.atom", "/api/hits.json"])
        {
            var item = Assert.Single((await ReadAsync(path)).Items);
            Assert.True(item.Link is null || item.Link.StartsWith("http://xn--", StringComparison.Ordinal), item.Link);
            Assert.Equal("<p><strong>Верстати</strong> поїхали далі.</p>", item.Text);
            await AssertStrictlyReadableAsync(path);
        }
    }

    [Fact]
    public async Task Markup_in_a_headline_stays_text()
    {
        const string Title = "<script>alert('x')</script> & <img src=x onerror=alert(1)>";
        await RecordAsync(Sample.Hit(1) with { Title = Title, Evidence = [new Evidence("alert", Title, Zone.Headline, 0, 1)] });

        using var atom = await Api.SendAsync("/api/hits.atom");
        using var json = await Api.SendAsync("/api/hits.json");

        Assert.Contains("<title type=\"text\">&lt;script&gt;alert('x')&lt;/script&gt; &amp; &lt;img", await atom.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", Assert.Single((await ReadAsync("/api/hits.atom")).Items).Summary!, StringComparison.Ordinal);
        Assert.DoesNotContain('<', await json.Content.ReadAsStringAsync(Cancel));
        Assert.DoesNotContain("<img", Assert.Single((await ReadAsync("/api/hits.json")).Items).Content!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/hits.atom")]
    [InlineData("/api/hits.json")]
    public async Task A_headline_of_any_length_is_told_by_its_beginning_and_none_by_a_word_for_it(string path)
    {
        await RecordAsync(Sample.Hit(1) with { Title = new string('й', 200_000), FeedTitle = new string('f', 200_000) }, Sample.Hit(2) with { Title = " \u0001 " });

        var items = (await ReadAsync(path)).Items;

        Assert.Equal(["(no headline)", new string('й', HitComposer.LongestTitle - 1) + "…"], items.Select(item => item.Title));
        Assert.Equal(HitComposer.LongestTitle, items[1].Author!.Length);
    }

    [Theory]
    [InlineData("/api/hits.atom")]
    [InlineData("/api/hits.json")]
    public async Task Dates_from_the_ends_of_time_are_told(string path)
    {
        await RecordAsync(
            Sample.Hit(1) with { Published = DateTimeOffset.MinValue.ToOffset(TimeSpan.Zero) },
            Sample.Hit(2) with { Published = DateTimeOffset.MaxValue },
            Sample.Hit(3) with { Published = null });

        Assert.Equal(3, (await ReadAsync(path)).Items.Count);
        await AssertStrictlyReadableAsync(path);
    }

    private static string OneSpaced(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private async Task AssertStrictlyReadableAsync(string path)
    {
        using var answer = await Api.SendAsync(path);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancel);
        var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        if (path.EndsWith("json", StringComparison.Ordinal))
        {
            using var json = JsonDocument.Parse(text);
            return;
        }

        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { CheckCharacters = true, DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read())
        {
        }
    }
}
