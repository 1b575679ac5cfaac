using System.Text.Json.Nodes;
using FeedMonitor.Cli.Running;
using FeedMonitor.Text;

namespace FeedMonitor.Cli.Commands.Feeds;

public sealed class CheckFeedCommandTests : FeedsTest
{
    [Fact]
    public async Task A_good_feed_passes_every_step()
    {
        WriteList($"<outline text=\"Ports\"><outline text=\"Mine\" xmlUrl=\"{Site.Url("feed.xml")}\"/></outline>\n");
        Site.ServeFeed("/feed.xml", News);
        var before = List;

        var end = await RunAsync("check", Site.Url("feed.xml"));

        Assert.Equal((0, 0), (end.ExitCode, end.Errors.Count));
        Assert.Equal(Site.Url("feed.xml"), end.Output[0]);
        Assert.Equal(
            ["✓ list        in the list as Mine, in Ports", "✓ host        127.0.0.1 is 127.0.0.1", $"✓ answer      HTTP/1.1 200, {News.Length} bytes"],
            end.Output.Skip(1).Take(3));
        Assert.Matches("^✓ validators  ETag \"[0-9a-f]+\"; asked with it, the server says 304, nothing new$", end.Output[4]);
        Assert.Equal(
            [
                "✓ encoding    utf-8 (told by: it is valid UTF-8)", "✓ format      RSS", "✓ repairs     none", "✓ title       Harbour & quay",
                "✓ items       3, from 2026-03-13 08:00Z to 2026-03-14 09:30Z",
                "!             1 with no date, 1 with no guid, 1 with no link: they are told apart by what they have",
            ],
            end.Output.Skip(5).Take(6));
        Assert.Matches(@"^✓ next poll   \d{4}-\d\d-\d\d \d\d:\d\dZ, in 15 min$", end.Output[11]);
        Assert.Equal(before, List);
    }

    [Fact]
    public async Task Programs_get_the_facts_in_one_line()
    {
        Site.ServeFeed("/feed.xml", News.Replace("</channel></rss>", "", StringComparison.Ordinal));

        var json = JsonNode.Parse(Assert.Single((await RunAsync("check", Site.Url("feed.xml"), "--format", "json")).Output))!;

        Assert.True(json["ok"]!.GetValue<bool>());
        Assert.Equal(("RSS", "utf-8", 3, "2026-03-14T09:30:00Z"), (json["format"]!.GetValue<string>(), json["encoding"]!.GetValue<string>(), json["items"]!.GetValue<int>(), json["newest"]!.GetValue<string>()));
        Assert.NotEmpty(json["repairs"]!.AsArray());
        Assert.Contains(json["steps"]!.AsArray(), step => step!["name"]!.GetValue<string>() == "repairs" && step["state"]!.GetValue<string>() == "odd");
    }

    [Fact]
    public async Task A_server_that_refuses_is_told_with_what_to_do()
    {
        Site.Answer("/feed.xml", 404);

        var end = await RunAsync("check", Site.Url("feed.xml"));

        Assert.Equal((1, 0), (end.ExitCode, end.Errors.Count));
        Assert.Contains(end.Output, line => line.StartsWith("✗ answer      HTTP 404", StringComparison.Ordinal));
        Assert.Contains(end.Output, line => line.StartsWith("→ the feed is not there (any more)", StringComparison.Ordinal));
        Assert.DoesNotContain(end.Output, line => line.Contains("format", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Redirects_are_told_and_what_a_permanent_one_means()
    {
        Site.Handle("/old.xml", context =>
        {
            context.Response.Redirect("/feed.xml", permanent: true);
            return Task.CompletedTask;
        });
        Site.ServeFeed("/feed.xml", News);

        var end = await RunAsync("check", Site.Url("old.xml"));

        Assert.Equal(0, end.ExitCode);
        Assert.Contains($"✓ redirect    HTTP/1.1 301 to {Site.Url("feed.xml")}", end.Output);
        Assert.Contains($"→ every redirect is permanent: after 3 polls in a row the feed is asked at its new address; list {Site.Url("feed.xml")}", end.Output);
    }

    [Theory]
    [InlineData(401, "HTTP 401 Unauthorized: the feed asks for a login", "→ feeds behind a login can't be followed")]
    [InlineData(403, "HTTP 403 Forbidden", "→ the server refuses the monitor")]
    [InlineData(410, "HTTP 410 Gone: the feed was taken away for good", "→ a poll retires the feed")]
    [InlineData(429, "HTTP 429 Too Many Requests", "→ try again later")]
    [InlineData(500, "HTTP 500 Internal Server Error", "→ try again later")]
    public async Task Each_refusal_comes_with_what_to_do(int status, string answer, string advice)
    {
        Site.Answer("/feed.xml", status);

        var end = await RunAsync("check", Site.Url("feed.xml"));

        Assert.Equal(1, end.ExitCode);
        Assert.Contains($"✗ answer      {answer}", end.Output);
        Assert.Contains(end.Output, line => line.StartsWith(advice, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_server_sends_gives_a_terminal_no_orders()
    {
        Site.ServeFeed("/feed.xml", News.Replace("Harbour", "\u202EHarbour\u009b1m", StringComparison.Ordinal));

        var end = await RunAsync("check", Site.Url("feed.xml"));

        Assert.Equal(0, end.ExitCode);
        Assert.All(end.Output, line => Assert.DoesNotContain(line, Unprintable.Is));
    }

    [Fact]
    public async Task Of_a_page_its_feed_is_told()
    {
        ServePage("/", "<html><head><link rel=alternate type=application/rss+xml href=/feed.xml></head></html>");

        var end = await RunAsync("check", Site.Address.AbsoluteUri);

        Assert.Equal(1, end.ExitCode);
        Assert.Contains("✗ format      it is an HTML page, not a feed", end.Output);
        Assert.Contains($"→ its feed is at {Site.Url("feed.xml")}: add that by 'feedmonitor feeds add'", end.Output);
    }

    [Fact]
    public async Task A_private_address_is_told_and_not_connected()
    {
        var end = await RunWithDefaultsAsync("check", Site.Url("feed.xml"));

        Assert.Equal(1, end.ExitCode);
        Assert.Contains("✗ host        127.0.0.1 is 127.0.0.1, which is not a public address", end.Output);
        Assert.Empty(Site.Received);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_told()
    {
        var end = await RunAsync("check", "https://nowhere.invalid/feed");

        Assert.Equal(1, end.ExitCode);
        Assert.Contains(end.Output, line => line.StartsWith("✗ host        nowhere.invalid does not resolve", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_that_is_wrong_does_not_keep_a_feed_from_being_checked()
    {
        Write("feeds.opml", "<opml>");
        Site.ServeFeed("/feed.xml", News);

        var end = await RunAsync("check", Site.Url("feed.xml"));

        Assert.Equal(0, end.ExitCode);
        Assert.StartsWith($"! list        {ListPath}:1: this is not XML: ", end.Output[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_samples_can_be_checked_too() => Assert.Equal(0, (await RunWithDefaultsAsync("check", ConfigFolder.SampleFeed)).ExitCode);
}
