using System.Diagnostics;
using FeedMonitor.Cli.Running;

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

    [Theory]
    [InlineData("<outline text=\"B\" xmlUrl=\"https://b.example/\"/>")]
    [InlineData("<outline text=\"B\"/>")]
    [InlineData("\n<!-- why -->\n")]
    [InlineData("words")]
    public async Task A_feed_that_other_things_stand_in_is_not_removed_with_them(string within)
    {
        WriteList($"<outline text=\"A\" xmlUrl=\"https://a.example/\">{within}</outline>\n");
        var before = List;

        Assert.Equal($"{ListPath}:4: other outlines, comments or text stand within the outline of A, expected them moved out of it first.", (await RunAsync("remove", "A")).Mistake);
        Assert.Equal(before, List);
    }

    [Fact]
    public async Task An_outline_with_white_space_only_is_removed()
    {
        WriteList("    <outline text=\"A\" xmlUrl=\"https://a.example/\">\n    </outline>\n");

        AssertSaid(await RunAsync("remove", "A"), "Removed A: https://a.example/");
        Assert.Equal("<opml version=\"2.0\">\n  <body>\n    <!-- mine -->\n  </body>\n</opml>\n", List);
    }

    [Fact]
    public async Task A_password_in_what_was_given_is_not_repeated()
    {
        WriteList(Outlines);

        Assert.Equal("No feed has the address or title that was given. 'feedmonitor feeds list' shows them all.", (await RunAsync("remove", "https://u:secret@a.example/")).Mistake);
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
    public async Task Import_tells_of_addresses_that_are_in_the_list_in_another_form()
    {
        WriteList(Outlines);
        var before = List;
        var file = Write("other.opml", "<opml><body><outline xmlUrl='http://www.a.example'/></body></opml>");

        var end = await RunAsync("import", file);

        Assert.Equal((0, "0 feeds added, 1 there already, 0 skipped."), (end.ExitCode, Assert.Single(end.Output)));
        Assert.Equal([$"{file}: http://www.a.example/ is in the list already as https://a.example/"], end.Errors);
        Assert.Equal(before, List);
    }

    [Fact]
    public async Task A_second_import_finds_the_groups_of_the_first_again()
    {
        string Other(int n) => Write($"{n}.opml", $"<opml><body><outline text='  Deep &#10;&#10; sea\n news '><outline text='{n}' xmlUrl='https://{n}.example/'/></outline></body></opml>");

        await RunAsync("import", Other(1));
        await RunAsync("import", Other(2));

        AssertSaid(await RunAsync("list"), "1  Deep sea news  https://1.example/", "2  Deep sea news  https://2.example/");
        Assert.Single(List.Split('\n'), line => line.Contains("Deep sea news", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_import_can_not_write_so_that_it_is_read_again_it_leaves()
    {
        var file = Write("other.opml", $"""
            <opml><body>
            <outline xmlUrl='https://a.example/' category='{string.Join('/', Enumerable.Range(0, 100).Select(i => $"g{i}"))}'/>
            <outline xmlUrl='https://b.example/'/>
            </body></opml>
            """);

        var end = await RunAsync("import", file);

        Assert.Equal("1 feed added, 0 there already, 1 skipped.", Assert.Single(end.Output));
        Assert.Equal([$"{file}:2: skipped: https://a.example/: it stands in 100 groups within each other, expected at most 61"], end.Errors);
        AssertSaid(await RunAsync("list"), "https://b.example/  https://b.example/");
    }

    [Fact]
    public async Task Export_writes_the_list_as_it_is_and_import_reads_it()
    {
        WriteList(Outlines.Replace("<outline text=\"Long title\"", "<outline text=\"Long title\" type=\"rss\" fullText=\"never\" description=\"D\"", StringComparison.Ordinal));
        var file = Path.Combine(Path.GetDirectoryName(ListPath)!, "out.opml");

        AssertSaid(await RunAsync("export", file), $"3 feeds written to {file}.");
        Assert.Equal(List, File.ReadAllText(file));
        foreach (var printed in (CommandEnd[])[await RunAsync("export"), await RunAsync("export", "-")])
        {
            Assert.Equal(List.TrimEnd('\n').Split('\n').Select(line => line.Trim()), printed.Output.Select(line => line.Trim()));
        }

        var before = await RunAsync("list");
        File.Delete(ListPath);
        AssertSaid(await RunAsync("import", file), "3 feeds added, 0 there already, 0 skipped.");
        Assert.Equal(before.Output.Order(StringComparer.Ordinal), (await RunAsync("list")).Output.Order(StringComparer.Ordinal));
        Assert.Contains("<outline type=\"rss\" text=\"Long title\" xmlUrl=\"https://a.example/\" fullText=\"never\" description=\"D\"/>", List, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("feeds.opml")]
    [InlineData("link.opml")]
    [InlineData("folder/feeds.opml")]
    [InlineData("folder/link.opml")]
    public async Task Export_does_not_overwrite_the_list_itself(string name)
    {
        WriteList(Outlines);
        var (before, folder) = (List, Path.GetDirectoryName(ListPath)!);
        File.CreateSymbolicLink(Path.Combine(folder, "link.opml"), "feeds.opml");
        Directory.CreateSymbolicLink(Path.Combine(folder, "folder"), folder);
        var file = Path.Combine(folder, name);

        Assert.Equal($"{file} is the feed list itself. Give another file.", (await RunAsync("export", file)).Mistake);
        Assert.Equal(before, List);
    }

    [Fact]
    public async Task Export_does_not_overwrite_what_the_list_is_a_link_to()
    {
        var real = Write("real.opml", "<opml><body/></opml>");
        File.CreateSymbolicLink(ListPath, real);

        Assert.Equal($"{real} is the feed list itself. Give another file.", (await RunAsync("export", real)).Mistake);
    }

    [Fact]
    public async Task Export_writes_into_a_pipe_or_device_and_leaves_it_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has none in its folders.");
        WriteList(Outlines);
        var pipe = Path.Combine(Path.GetDirectoryName(ListPath)!, "pipe");
        using (var made = Process.Start("mkfifo", [pipe]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var read = Task.Run(() => File.ReadAllText(pipe), TestContext.Current.CancellationToken);
        AssertSaid(await RunAsync("export", pipe), $"3 feeds written to {pipe}.");
        Assert.Equal(List, await read.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

        // A link to the device, so that a fault would cost the link only.
        var link = Path.Combine(Path.GetDirectoryName(ListPath)!, "null");
        File.CreateSymbolicLink(link, "/dev/null");
        AssertSaid(await RunAsync("export", link), $"3 feeds written to {link}.");
        Assert.Equal("/dev/null", new FileInfo(link).LinkTarget);
        Assert.Empty(File.ReadAllBytes(link));
    }
}
