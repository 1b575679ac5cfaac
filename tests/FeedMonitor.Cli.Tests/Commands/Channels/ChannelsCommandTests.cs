using FeedMonitor.Cli.Running;
using FeedMonitor.Testing;

namespace FeedMonitor.Cli.Commands.Channels;

public sealed class ChannelsCommandTests : IAsyncLifetime
{
    private readonly ConfigFolder config = new();
    private LoopbackServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await LoopbackServer.StartAsync();
        config.Write("channels.yaml", $$"""
            channels:
              - { id: console, kind: console }
              - { id: desk, kind: slack, url: "{{server.Url("/hooks/s3cr3t")}}" }
              - { id: ops, kind: webhook, url: "${NOT_SET_ANYWHERE}" }
              - { id: odd, kind: pigeon }
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        config.Dispose();
    }

    [Fact]
    public async Task Every_channel_is_listed_and_a_wrong_one_hides_no_other()
    {
        var end = await RunAsync("list");

        Assert.Equal(2, end.ExitCode);
        Assert.Equal(["console  console  ok", "desk  slack  ok"], end.Output.Take(2));
        Assert.EndsWith(":4: ${NOT_SET_ANYWHERE} is not set, expected an environment variable of that name", end.Output[2], StringComparison.Ordinal);
        Assert.Contains(":5: unknown kind 'pigeon', expected one of console, webhook, ", end.Output[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_alert_says_that_it_is_one_and_the_channel_s_answer_is_told()
    {
        server.Answer("/hooks/s3cr3t", 200);

        var end = await RunAsync("test", "desk");

        Assert.Equal((0, "desk (slack) took the test alert."), (end.ExitCode, Assert.Single(end.Output)));
        Assert.Contains("Test of Feed Monitor", Assert.Single(server.Received).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_alert_that_is_not_taken_ends_with_1_and_tells_no_secret()
    {
        server.Answer("/hooks/s3cr3t", 404);

        var end = await RunAsync("test", "desk");

        Assert.Equal((1, "feedmonitor: desk (slack) did not take the test alert: 127.0.0.1 answered 404 Not Found."), (end.ExitCode, Assert.Single(end.Errors)));
    }

    [Fact]
    public async Task A_preview_shows_the_payload_and_sends_nothing()
    {
        var end = await RunAsync("preview", "desk");

        Assert.Equal(0, end.ExitCode);
        var text = string.Join('\n', end.Output);
        Assert.Contains("POST to 127.0.0.1", text, StringComparison.Ordinal);
        Assert.Contains("&lt;drones&gt;", text, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", text, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData("digest", "Test of Feed Monitor: 3 hits")]
    [InlineData("trouble", "Feed Example feed has failed")]
    public async Task A_digest_and_a_feed_in_trouble_are_previewed_on_demand(string what, string expected)
    {
        var end = await RunAsync("preview", "desk", "--of", what);

        Assert.Equal(0, end.ExitCode);
        Assert.Contains(expected, string.Join('\n', end.Output), StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task The_console_shows_its_preview_as_well() =>
        Assert.Contains("● Test of Feed Monitor", string.Join('\n', (await RunAsync("preview", "console")).Output), StringComparison.Ordinal);

    [Theory]
    [InlineData("nobody", "feedmonitor: there is no channel 'nobody', expected one of channels.yaml: console, desk, ops, odd.")]
    [InlineData("ops", ":4: ${NOT_SET_ANYWHERE} is not set, expected an environment variable of that name")]
    public async Task A_channel_that_is_not_there_or_wrong_ends_with_2(string id, string error)
    {
        var end = await RunAsync("test", id);

        Assert.Equal(2, end.ExitCode);
        Assert.EndsWith(error, Assert.Single(end.Errors), StringComparison.Ordinal);
    }

    private Task<CommandEnd> RunAsync(params string[] args) => InProcess.RunAsync(["channels", .. args, "--config", config.Path]);
}
