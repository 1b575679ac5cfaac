using FeedMonitor.Cli.Running;

namespace FeedMonitor.Cli.Commands.Feeds;

public sealed class AddFeedCommandTests : FeedsTest
{
    [Fact]
    public async Task A_feed_is_read_named_and_listed_with_its_title_and_site()
    {
        WriteList("");
        Site.ServeFeed("/feed.xml", News);

        var end = await RunAsync("add", Site.Url("feed.xml"));

        AssertSaid(end, "Added Harbour & quay.", $"{Site.Url("feed.xml")}  (RSS, 3 items)");
        Assert.Equal(
            $"<opml version=\"2.0\">\n  <body>\n    <!-- mine -->\n    <outline type=\"rss\" text=\"Harbour &amp; quay\" xmlUrl=\"{Site.Url("feed.xml")}\" htmlUrl=\"https://harbour.example/\"/>\n  </body>\n</opml>\n",
            List);
    }

    [Fact]
    public async Task Group_and_title_are_those_that_the_user_gives()
    {
        Site.ServeFeed("/feed.xml", News);

        await RunAsync("add", Site.Url("feed.xml"), "--group", "Ports", "--title", "Quay");

        AssertSaid(await RunAsync("list"), $"Quay  Ports  {Site.Url("feed.xml")}");
    }

    [Fact]
    public async Task A_group_within_a_group_is_named_as_the_list_shows_it()
    {
        WriteList("    <outline text=\"World\">\n      <outline text=\"Trade\">\n        <outline text=\"A\" xmlUrl=\"https://a.example/\"/>\n      </outline>\n    </outline>\n");
        Site.ServeFeed("/feed.xml", News);

        Assert.Equal("Added Quay to the group World / Trade.", (await RunAsync("add", Site.Url("feed.xml"), "--group", "World  / Trade ", "--title", "Quay")).Output[0]);

        AssertSaid(await RunAsync("list"), "A     World / Trade  https://a.example/", $"Quay  World / Trade  {Site.Url("feed.xml")}");
        Assert.Single(List.Split('\n'), line => line.Contains("Trade", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_that_has_the_slash_in_its_name_is_found_too()
    {
        WriteList("    <outline text=\"World / Trade\">\n      <outline text=\"A\" xmlUrl=\"https://a.example/\"/>\n    </outline>\n");
        Site.ServeFeed("/feed.xml", News);

        await RunAsync("add", Site.Url("feed.xml"), "--group", "World / Trade");

        Assert.Contains("<outline text=\"World / Trade\">\n      <outline text=\"A\" xmlUrl=\"https://a.example/\"/>\n      <outline type", List, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_there_in_another_form_is_told()
    {
        WriteList($"    <outline text=\"Ports\"><outline text=\"Mine\" xmlUrl=\"{Site.Url("feed.xml/")}\"/></outline>\n");
        var before = List;

        AssertSaid(await RunAsync("add", Site.Url("feed.xml")), $"{Site.Url("feed.xml")} is in the list already as {Site.Url("feed.xml/")}: Mine, in Ports");
        Assert.Equal(before, List);
    }

    [Fact]
    public async Task Of_a_site_the_first_feed_that_it_names_and_that_can_be_read_is_added()
    {
        ServePage("/", "<html><head><title>Harbour</title><link rel=alternate type=application/rss+xml href=/gone.xml><link rel=alternate type=application/rss+xml href=/feed.xml>");
        Site.ServeFeed("/feed.xml", News);

        var end = await RunAsync("add", Site.Address.AbsoluteUri);

        AssertSaid(end, "Added Harbour & quay.", $"{Site.Url("feed.xml")}  (RSS, 3 items)", $"The page also names {Site.Url("gone.xml")}  Harbour");
        Assert.DoesNotContain(Site.Received, request => request.Path == "/rss.xml");
    }

    [Fact]
    public async Task Where_a_site_names_none_the_usual_places_are_tried()
    {
        ServePage("/", "<html><body>Welcome</body></html>");
        Site.ServeFeed("/atom.xml", News);

        Assert.Equal(0, (await RunAsync("add", Site.Address.AbsoluteUri)).ExitCode);

        Assert.Equal(["/", "/feed", "/rss.xml", "/atom.xml"], Site.Received.Select(request => request.Path));
        Assert.Contains(Site.Url("atom.xml"), List, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_there_is_told_and_changes_nothing()
    {
        WriteList($"    <outline text=\"Ports\"><outline text=\"Mine\" xmlUrl=\"{Site.Url("feed.xml")}\"/></outline>\n");
        Site.ServeFeed("/feed.xml", News);
        ServePage("/", "<html><link rel=alternate type=application/rss+xml href=/feed.xml>");
        var before = List;

        AssertSaid(await RunAsync("add", Site.Url("feed.xml")), $"Mine is in the list already, in Ports: {Site.Url("feed.xml")}");
        Assert.Empty(Site.Received);
        AssertSaid(await RunAsync("add", Site.Address.AbsoluteUri), $"Mine is in the list already, in Ports: {Site.Url("feed.xml")}");
        Assert.Equal(before, List);
    }

    [Fact]
    public async Task What_is_no_feed_is_the_users_to_mend()
    {
        ServePage("/page", "<html><body>Nothing here</body></html>");

        Assert.Equal(
            $"{Site.Url("page")} is no feed: it is an HTML page that names no feed, and there is none at /feed, /rss.xml, /atom.xml, /index.xml, /feed.json. Look on the site for the feed's own address and add that.",
            (await RunAsync("add", Site.Url("page"))).Mistake);
        Assert.False(File.Exists(ListPath));
    }

    [Fact]
    public async Task What_the_network_refuses_is_a_failure()
    {
        Site.Answer("/feed.xml", 503);

        var end = await RunAsync("add", Site.Url("feed.xml"));

        Assert.Equal((1, 0), (end.ExitCode, end.Output.Count));
        Assert.StartsWith($"feedmonitor: {Site.Url("feed.xml")} can't be fetched: ", Assert.Single(end.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Private_networks_are_refused_as_they_are_in_polls()
    {
        Site.ServeFeed("/feed.xml", News);

        var mistake = (await RunWithDefaultsAsync("add", Site.Url("feed.xml"))).Mistake;

        Assert.Contains("127.0.0.1, which is not a public address. Feeds may not stand in private networks", mistake, StringComparison.Ordinal);
        Assert.Empty(Site.Received);
    }

    [Theory]
    [InlineData("ftp://a.example/", "'ftp://a.example/' is not a feed address: its scheme is 'ftp', expected http or https.")]
    [InlineData("https://me:s3cr3t@a.example/", "The address is not a feed address: it carries a user name or password, which would be stored in the clear, expected an address without.")]
    [InlineData("", "'' is not a feed address: it is empty, expected one such as https://example.org/feed.xml.")]
    public async Task An_address_that_is_none_is_told(string url, string expected) => Assert.Equal(expected, (await RunAsync("add", url)).Mistake);

    [Fact]
    public async Task A_list_that_is_wrong_is_told_with_its_line_and_left_alone()
    {
        WriteList("    <outline type=\"rss\" text=\"No address\"/>\n");

        Assert.Equal($"{ListPath}:4: the feed has no 'xmlUrl', expected its address", (await RunAsync("add", Site.Url("feed.xml"))).Mistake);
        Assert.Empty(Site.Received);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told() => Assert.Equal(
        $"{Path.GetFullPath("nowhere")}: there is no such folder, expected the one with feeds.opml.",
        (await InProcess.RunAsync("feeds", "list", "--config", "nowhere")).Mistake);

    [Fact]
    public async Task A_slip_of_the_pen_names_the_whole_command() => Assert.Equal(
        "Required argument missing for command: 'add'. See feedmonitor feeds add --help.",
        (await InProcess.RunAsync("feeds", "add")).Mistake.Replace("argument 'URL'", "argument", StringComparison.Ordinal));
}
