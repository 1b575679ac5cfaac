namespace FeedMonitor.Cli.Commands.Feeds;

/// <summary>list, remove, import, export.</summary>
public sealed class FeedListCommandsTests : FeedsTest
{
    private const string Outlines = """
            <outline text="World">
              <outline text="Trade">
                <outline text="Long title" xmlUrl="https://a.example/"/>
              </outline>
              <outline text="Twin" xmlUrl="https://b.example/" htmlUrl="https://b.example/site"/>
            </outline>
            <outline text="Twin" xmlUrl="https://c.example/"/>

        """;

    [Fact]
    public async Task List_shows_title_group_and_address_in_columns()
    {
        WriteList(Outlines);

        AssertSaid(
            await RunAsync("list"),
            "Long title  World / Trade  https://a.example/",
            "Twin        World          https://b.example/",
            "Twin                       https://c.example/");
    }

    [Fact]
    public async Task List_gives_programs_a_line_a_feed()
    {
        WriteList(Outlines);

        Assert.Equal("""{"title":"Twin","groups":["World"],"url":"https://b.example/","site":"https://b.example/site"}""", (await RunAsync("list", "--format", "json")).Output[1]);
    }

    [Fact]
    public async Task What_others_wrote_gives_a_terminal_no_orders()
    {
        WriteList("<outline text=\"A\u009B2J\"><outline text=\"\u202EB\u009D\" xmlUrl=\"https://a.example/\"/></outline>\n");

        AssertSaid(await RunAsync("list"), "B  A 2J  https://a.example/");
    }

    [Fact]
    public async Task An_empty_list_says_how_to_fill_it()
    {
        WriteList("");

        AssertSaid(await RunAsync("list"), "No feeds yet. Add one: feedmonitor feeds add URL");
    }

    [Fact]
    public async Task A_list_that_is_not_there_is_told() => Assert.Equal($"{ListPath}: the file is missing, expected the list of feeds", (await RunAsync("list")).Mistake);

    [Theory]
    [InlineData("https://c.example/")]
    [InlineData("c.example")]
    public async Task Remove_takes_an_address(string name)
    {
        WriteList(Outlines);
        var before = List;

        AssertSaid(await RunAsync("remove", name), "Removed Twin: https://c.example/");

        Assert.Equal(before.Replace("    <outline text=\"Twin\" xmlUrl=\"https://c.example/\"/>\n", "", StringComparison.Ordinal), List);
    }

    [Fact]
    public async Task Remove_takes_a_title_that_one_feed_has()
    {
        WriteList(Outlines);

        AssertSaid(await RunAsync("remove", "long TITLE"), "Removed Long title: https://a.example/");
    }

    [Theory]
    [InlineData("Twin", "2 feeds are called 'Twin'. Give the address: https://b.example/, https://c.example/")]
    [InlineData("long", "No feed has the address or title 'long'. Was one of these meant? Long title (https://a.example/)")]
    [InlineData("https://d.example/", "No feed has the address or title 'https://d.example/'. 'feedmonitor feeds list' shows them all.")]
    public async Task Remove_tells_whom_it_could_mean_and_changes_nothing(string name, string expected)
    {
        WriteList(Outlines);
        var before = List;

        Assert.Equal(expected, (await RunAsync("remove", name)).Mistake);
        Assert.Equal(before, List);
    }

    [Fact]
    public async Task A_feed_that_others_stand_in_is_not_removed_with_them()
    {
        WriteList("<outline text=\"A\" xmlUrl=\"https://a.example/\"><outline text=\"B\" xmlUrl=\"https://b.example/\"/></outline>\n");

        Assert.Equal($"{ListPath}:4: other feeds stand within the outline of A, expected them moved out of it first.", (await RunAsync("remove", "A")).Mistake);
    }

    [Fact]
    public async Task Import_adds_what_is_not_there_and_tells_what_it_skipped()
    {
        WriteList(Outlines);
        var file = Write("other.opml", """
            <opml><body>
            <outline text='World'><outline title='New & bare' xmlurl='https://new.example/'/></outline>
            <outline xmlUrl='https://a.example/'/>
            <outline xmlUrl='gopher://x.example/'/>
            <outline xmlUrl='https://new.example/'/>
            </body></opml>
            """);

        var end = await RunAsync("import", file);

        Assert.Equal((0, "1 feed added, 1 there already, 2 skipped."), (end.ExitCode, Assert.Single(end.Output)));
        Assert.Equal(
            [$"{file}:4: skipped: 'gopher://x.example/' is not a feed address: its scheme is 'gopher', expected http or https", $"{file}:5: skipped: https://new.example/ stands in the file a second time, first in line 2"],
            end.Errors);
        Assert.Contains("https://b.example/site\"/>\n      <outline type=\"rss\" text=\"New &amp; bare\" xmlUrl=\"https://new.example/\"/>\n    </outline>", List, StringComparison.Ordinal);
        AssertSaid(await RunAsync("import", Write("again.opml", List)), "0 feeds added, 4 there already, 0 skipped.");
    }

    [Theory]
    [InlineData("<html/>", ":1: this is not OPML, expected <opml> with <body>.")]
    [InlineData(null, ": there is no such file.")]
    public async Task Import_of_something_else_is_told(string? text, string expected)
    {
        var file = Path.Combine(Path.GetDirectoryName(ListPath)!, "other.opml");
        if (text is not null)
        {
            Write("other.opml", text);
        }

        Assert.Equal(file + expected, (await RunAsync("import", file)).Mistake);
    }

    [Fact]
    public async Task Export_writes_what_import_reads()
    {
        WriteList(Outlines);
        var file = Path.Combine(Path.GetDirectoryName(ListPath)!, "out.opml");

        AssertSaid(await RunAsync("export", file), $"3 feeds written to {file}.");
        var printed = await RunAsync("export");
        var before = await RunAsync("list");

        Assert.Equal("<opml version=\"2.0\">", printed.Output[1]);
        Assert.Contains("""<outline type="rss" text="Twin" xmlUrl="https://b.example/" htmlUrl="https://b.example/site"/>""", printed.Output);
        File.Delete(ListPath);
        AssertSaid(await RunAsync("import", file), "3 feeds added, 0 there already, 0 skipped.");
        Assert.Equal(before.Output.Order(StringComparer.Ordinal), (await RunAsync("list")).Output.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Export_does_not_overwrite_the_list_itself()
    {
        WriteList(Outlines);

        Assert.Equal($"{ListPath} is the feed list itself, whose comments would be lost. Give another file.", (await RunAsync("export", ListPath)).Mistake);
    }
}
