using System.Text.Json.Nodes;
using FeedMonitor.Cli.Running;

namespace FeedMonitor.Cli.Commands;

public sealed class ParseCommandTests : ToolFiles
{
    private const string Feed = """
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
          <channel>
            <title>Harbour &amp; quay</title>
            <link>https://harbour.example/</link>
            <item>
              <title>Кран на якорі &lt;b&gt;знову&lt;/b&gt;</title>
              <link>https://harbour.example/1?a=1&amp;b=2</link>
              <guid isPermaLink="false">h-1</guid>
              <pubDate>Sat, 14 Mar 2026 11:30:00 +0200</pubDate>
              <author>Ана “Ann” Петрова</author>
              <description>Short.</description>
              <content:encoded><![CDATA[<p>Long & whole.</p>]]></content:encoded>
            </item>
            <item><description>Nothing but this.</description></item>
          </channel>
        </rss>
        """;

    [Fact]
    public async Task Json_gives_all_that_is_read_of_a_feed_in_one_line()
    {
        var file = Write("feed.xml", Feed);

        AssertJson(
            $$"""
            {
              "file": {{JsonValue.Create(file).ToJsonString()}},
              "ok": true,
              "feed": { "title": "Harbour & quay", "link": "https://harbour.example/" },
              "items": [
                {
                  "id": "h-1", "title": "Кран на якорі знову", "link": "https://harbour.example/1?a=1&b=2",
                  "published": "2026-03-14T09:30:00Z", "updated": null, "author": "Ана “Ann” Петрова",
                  "content": "<p>Long & whole.</p>", "summary": "Short."
                },
                {
                  "id": null, "title": "", "link": null, "published": null, "updated": null, "author": null,
                  "content": null, "summary": "Nothing but this."
                }
              ]
            }
            """,
            await OneLineAsync(0, "parse", "--format", "json", file));
    }

    [Fact]
    public async Task Json_shows_all_scripts_as_they_are() =>
        Assert.Contains("Кран на якорі знову", await OneLineAsync(0, "parse", "--format", "json", Write("feed.xml", Feed)), StringComparison.Ordinal);

    [Fact]
    public async Task Both_dates_of_an_Atom_entry_are_told_in_UTC()
    {
        var file = Write("feed.atom", """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><id>urn:a</id><updated>2026-03-14T12:00:00Z</updated>
              <entry><title>E</title><id>urn:e</id><published>2026-03-14T23:30:00.25-05:00</published><updated>2026-03-15T12:00:00+09:00</updated></entry>
            </feed>
            """);

        var item = JsonNode.Parse(await OneLineAsync(0, "parse", "--format", "json", file))!["items"]![0]!;

        Assert.Equal(("2026-03-15T04:30:00.25Z", "2026-03-15T03:00:00Z"), (item["published"]!.GetValue<string>(), item["updated"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("not.xml", "just words")]
    [InlineData("empty.xml", "")]
    [InlineData("page.html", "<!DOCTYPE html><html><body><p>Hello<br>you</p></body></html>")]
    [InlineData("other.xml", "<recipe><egg/></recipe>")]
    [InlineData("torn.xml", "<rss version=\"2.0\"><channel><title>A</ti")]
    public async Task What_is_no_feed_is_told_in_one_line_and_counts_as_a_failure(string name, string text)
    {
        var file = Write(name, text);

        var json = JsonNode.Parse(await OneLineAsync(1, "parse", "--format", "json", file))!.AsObject();

        Assert.Equal(["file", "ok", "error"], json.Select(pair => pair.Key));
        Assert.Equal((file, false), (json["file"]!.GetValue<string>(), json["ok"]!.GetValue<bool>()));
        Assert.NotEmpty(json["error"]!.GetValue<string>());
        Assert.StartsWith($"{file}: unreadable: ", await OneLineAsync(1, "parse", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_cannot_be_read_do_not_keep_the_others_from_being_read()
    {
        var good = Write("feed.xml", Feed);
        var missing = Path.Combine(Folder, "missing.xml");
        var held = Write("held.xml", Feed);
        using var hold = new FileStream(held, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var end = await InProcess.RunAsync("parse", "--format", "json", missing, Folder, held, "", good);

        Assert.Equal((1, 0), (end.ExitCode, end.Errors.Count));
        Assert.Collection(
            end.Output.Select(line => JsonNode.Parse(line)!),
            line => AssertJson($$"""{"file":"{{missing}}","ok":false,"error":"there is no such file"}""", line.ToJsonString()),
            line => AssertJson($$"""{"file":"{{Folder}}","ok":false,"error":"the file can't be read: it is a folder"}""", line.ToJsonString()),
            line => Assert.StartsWith("the file can't be read: ", line["error"]!.GetValue<string>(), StringComparison.Ordinal),
            line => AssertJson("""{"file":"","ok":false,"error":"there is no such file"}""", line.ToJsonString()),
            line => Assert.True(line["ok"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Text_is_the_default_and_shows_a_line_an_item()
    {
        var file = Write("feed.xml", Feed);

        var end = await InProcess.RunAsync("parse", file);

        Assert.Equal(0, end.ExitCode);
        Assert.Equal(
            [$"{file}: Harbour & quay (2 items)", "2026-03-14 09:30Z  Кран на якорі знову  https://harbour.example/1?a=1&b=2", "no date"],
            end.Output);
        Assert.Equal(end.Output, (await InProcess.RunAsync("parse", "--format", "text", file)).Output);
    }

    [Fact]
    public async Task The_built_program_does_the_same_from_any_folder()
    {
        Write("feed.xml", Feed);

        var end = await RealProcess.RunAsync(Folder, new Dictionary<string, string>(StringComparer.Ordinal), "parse", "--format", "json", "feed.xml", "missing.xml");

        Assert.Equal((1, 0), (end.ExitCode, end.Errors.Count));
        Assert.Equal(2, end.Output.Count);
        Assert.Equal("Кран на якорі знову", JsonNode.Parse(end.Output[0])!["items"]![0]!["title"]!.GetValue<string>());
        AssertJson("""{"file":"missing.xml","ok":false,"error":"there is no such file"}""", end.Output[1]);
    }
}
