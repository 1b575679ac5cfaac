using System.Net;
using System.Text.Json.Nodes;
using FeedMonitor.Cli.Running;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Memory;

namespace FeedMonitor.Cli.LocalHost;

public sealed class MonitorHostTests : IAsyncLifetime
{
    private readonly ConfigFolder config = new();
    private readonly SpokenLines output = new();
    private readonly SpokenLines errors = new();
    private readonly CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly HttpClient client = new();
    private MonitorHost host = null!;
    private Task<int> running = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = MonitorHost.Build(
            new LocalHostOptions(config.Path, Port: 0, Once: false),
            new Terminal(output, errors, Colours: false),
            services => services.AddMemoryStorage(new MemoryStorage(TimeProvider.System)));
        running = host.RunAsync(end.Token);
        await output.HearAsync("Watching.");
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await running;
        await host.DisposeAsync();
        client.Dispose();
        end.Dispose();
        config.Dispose();
    }

    [Fact]
    public async Task The_API_answers_on_a_free_port_of_loopback_and_the_address_is_printed()
    {
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(host.Address!.Host)));
        Assert.Contains($"The page is at {host.Address}", output.Lines);

        var watchlists = JsonNode.Parse(await client.GetStringAsync(new Uri(host.Address, "api/watchlists"), Cancel))!;

        Assert.Equal("cargo", watchlists["watchlists"]![0]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Hits_are_printed_as_they_come_and_the_API_lists_them()
    {
        await output.HearAsync("● Cargo  Customs audit traces diverted cargo through the free port of Maravel");

        var hits = JsonNode.Parse(await client.GetStringAsync(new Uri(host.Address!, "api/hits"), Cancel))!["hits"]!.AsArray();

        Assert.Equal("cargo", Assert.Single(hits)!["watchlist"]!["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    [InlineData("rebound.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.rebound.example", HttpStatusCode.BadRequest)]
    public async Task Only_a_request_that_means_this_machine_is_answered(string name, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address!, "api/health")) { Headers = { Host = $"{name}:{host.Address!.Port}" } };

        using var response = await client.SendAsync(request, Cancel);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("api/health")]
    [InlineData("")]
    public async Task Another_one_is_told_which_names_it_may_mean(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address!, path)) { Headers = { Host = "rebound.example" } };

        using var response = await client.SendAsync(request, Cancel);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;
        Assert.Equal("The request means another machine, expected one of localhost, 127.0.0.1, [::1] in its address.", problem["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task Bound_to_another_address_of_loopback_it_answers_there()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has all of 127.0.0.0/8 without being told.");
        var said = new SpokenLines();
        await using var other = MonitorHost.Build(
            new LocalHostOptions(config.Path, Port: 0, Once: false) { Bind = IPAddress.Parse("127.0.0.2") },
            new Terminal(said, errors, Colours: false),
            services => services.AddMemoryStorage(new MemoryStorage(TimeProvider.System)));
        var watching = other.RunAsync(end.Token);
        await said.HearAsync("Watching.");

        using var response = await client.GetAsync(new Uri(other.Address!, "api/openapi.json"), Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await end.CancelAsync();
        await watching;
    }

    [Fact]
    public async Task Cancelled_it_says_so_and_ends_well_and_the_API_is_gone()
    {
        await end.CancelAsync();

        Assert.Equal(0, await running);
        Assert.Equal("Stopped.", output.Lines[^1]);
        Assert.Empty(errors.Lines);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri(host.Address!, "api/health"), Cancel));
    }
}
