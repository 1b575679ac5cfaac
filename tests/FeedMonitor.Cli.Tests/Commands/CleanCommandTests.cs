using System.Text;
using System.Text.Json.Nodes;
using FeedMonitor.Cli.Running;
using FeedMonitor.Testing;

namespace FeedMonitor.Cli.Commands;

public sealed class CleanCommandTests : ToolFiles
{
    private const string Page = """
        Home » Tug towed ashore

        Tug towed ashore

        by admin

        A tug that had drifted for two days was towed ashore on Sunday, its crew of four unharmed but tired.

        See also  Fire at the old customs house puzzles the inspectors

        The owner thanked the harbour crew and promised a new engine before the ice comes back to the bay.

        Leave a Comment
        """;

    [Fact]
    public async Task Json_gives_every_block_with_its_zone_and_the_article_as_lead_and_body()
    {
        var file = Write("page.txt", Page);

        var json = JsonNode.Parse(await OneLineAsync(0, "clean", "--format", "json", file))!.AsObject();

        Assert.Equal(["file", "title", "published", "text", "blocks", "language", "canonicalUrl", "author"], json.Select(pair => pair.Key));
        Assert.Equal((file, "Tug towed ashore"), (json["file"]!.GetValue<string>(), json["title"]!.GetValue<string>()));
        Assert.Null(json["published"]);
        var blocks = json["blocks"]!.AsArray().Select(block => block!.AsObject()).ToArray();
        Assert.All(blocks, block => Assert.Equal(["zone", "text"], block.Select(pair => pair.Key)));
        var parts = blocks.Select(block => (Zone: block["zone"]!.GetValue<string>(), Text: block["text"]!.GetValue<string>())).ToArray();
        Assert.Equal(["navigation", "headline", "byline", "lead", "related", "body", "comments"], parts.Select(part => part.Zone));
        Assert.Equal(string.Join("\n\n", parts.Where(part => part.Zone is "lead" or "body").Select(part => part.Text)), json["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_page_that_says_when_it_was_published_is_told_so_in_UTC()
    {
        var file = Write("page.html", SamplePage.News.Text.Replace(
            "<head>", """<head><meta property="article:published_time" content="2026-05-14T10:15:00+02:00">""", StringComparison.Ordinal));

        Assert.Equal("2026-05-14T08:15:00Z", JsonNode.Parse(await OneLineAsync(0, "clean", "--format", "json", file))!["published"]!.GetValue<string>());
        Assert.Equal($"{file}: {SamplePage.News.Title} (2026-05-14 08:15Z)", (await InProcess.RunAsync("clean", file)).Output[0]);
    }

    [Fact]
    public async Task Text_shows_a_line_a_block_of_the_article_and_with_zones_all_that_was_dropped()
    {
        var file = Write("page.txt", Page);

        var article = await InProcess.RunAsync("clean", file);
        var all = await InProcess.RunAsync("clean", "--format", "text", "--zones", file);

        Assert.Equal((0, $"{file}: Tug towed ashore"), (article.ExitCode, article.Output[0]));
        Assert.Equal(["headline", "lead", "body"], article.Output.Skip(1).Select(line => line.Split(' ')[0]));
        Assert.Equal((0, 8), (all.ExitCode, all.Output.Count));
        Assert.Contains(all.Output, line => line.StartsWith("related     See also", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_page_lacks_is_null_and_its_title_and_text_are_empty()
    {
        var file = Write("page.html", "<p></p>");

        AssertJson($$"""{"file":"{{file}}","title":"","published":null,"text":"","blocks":[],"language":null,"canonicalUrl":null,"author":null}""", await OneLineAsync(0, "clean", "--format", "json", file));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_no_reason_to_fail()
    {
        var file = Path.Combine(Folder, "noise.bin");
        await File.WriteAllBytesAsync(file, [0, 255, 10, 13, 128, 0xE2, 0x80, 0xA8, 60, 62], TestContext.Current.CancellationToken);

        Assert.Contains("\"blocks\":", await OneLineAsync(0, "clean", "--format", "json", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_of_an_older_encoding_are_read_as_what_they_declare()
    {
        var file = Path.Combine(Folder, "page.html");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var page = "<html><head><meta charset=windows-1251><title>Станок</title></head><body><p>Станки увезли ночью, и никто не видел куда.</p></body></html>";
        await File.WriteAllBytesAsync(file, Encoding.GetEncoding(1251).GetBytes(page), TestContext.Current.CancellationToken);

        Assert.Contains("Станки увезли", await OneLineAsync(0, "clean", "--format", "json", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_in_its_line()
    {
        var missing = Path.Combine(Folder, "missing.txt");
        var good = Write("page.txt", Page);

        var end = await InProcess.RunAsync("clean", "--format", "json", missing, Folder, good);

        Assert.Equal((1, 3), (end.ExitCode, end.Output.Count));
        AssertJson($$"""{"file":"{{missing}}","error":"there is no such file"}""", end.Output[0]);
        AssertJson($$"""{"file":"{{Folder}}","error":"the file can't be read: it is a folder"}""", end.Output[1]);
        Assert.Equal($"{missing}: there is no such file", await OneLineAsync(1, "clean", missing));
    }
}
