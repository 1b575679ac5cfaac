using System.Net;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Cli.Running;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using FeedMonitor.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Cli.Commands;

public sealed class UpCommandTests : IDisposable
{
    private readonly ConfigFolder config = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => config.Dispose();

    [Fact]
    public async Task Once_polls_delivers_and_sums_up()
    {
        var end = await OnceAsync();

        Assert.Equal((0, 0), (end.ExitCode, end.Errors.Count));
        Assert.Contains("● Cargo  Customs audit traces diverted cargo through the free port of Maravel", end.Output);
        Assert.Equal(
            ["Feeds:  1 read, 0 unchanged, 0 failed; 6 new items, 1 hit.", "Alerts: 1 sent, 0 failed, 0 dead; 0 still owed."],
            end.Output.TakeLast(2));
    }

    [Fact]
    public async Task A_feed_that_fails_is_told_and_makes_it_a_failure()
    {
        using var failing = new ConfigFolder("http://127.0.0.1:9/feed.xml");

        var end = await RealProcess.RunAsync(
            config.Path, new Dictionary<string, string>(StringComparer.Ordinal), "up", "--once", "--store", "memory", "--config", failing.Path);

        Assert.StartsWith("warning: Feed http://127.0.0.1:9/feed.xml failed, 1 in a row: ", Assert.Single(end.Errors), StringComparison.Ordinal);
        Assert.Contains("127.0.0.1, which is not a public address (", end.Errors[0], StringComparison.Ordinal);
        Assert.EndsWith("set Fetch__AllowPrivateNetworks=true)", end.Errors[0], StringComparison.Ordinal);
        Assert.Equal((1, "Feeds:  0 read, 0 unchanged, 1 failed; 0 new items, 0 hits."), (end.ExitCode, end.Output[^2]));
    }

    [Fact]
    public async Task A_list_that_has_lost_its_feeds_is_told()
    {
        config.Write("feeds.opml", """<opml version="2.0"><body></body></opml>""");

        var end = await RealProcess.RunAsync(
            config.Path, new Dictionary<string, string>(StringComparer.Ordinal), "up", "--once", "--store", "memory", "--config", config.Path);

        Assert.Equal(
            $"warning: Nothing is watched: {config.Path}/feeds.opml: there is no feed in it, expected an <outline> with xmlUrl for each; what stood there before goes on where it was if it is listed again within 30 days.",
            Assert.Single(end.Errors));
        Assert.Equal(0, end.ExitCode);
    }

    [Fact]
    public async Task An_alert_that_fails_makes_it_a_failure()
    {
        await using var service = await LoopbackServer.StartAsync();
        service.Answer("/hook", 500);
        using var failing = new ConfigFolder(channel: $$"""{ id: desk, kind: webhook, url: "{{service.Url("/hook")}}" }""");

        var end = await InProcess.RunAsync("up", "--once", "--store", "memory", "--config", failing.Path);

        Assert.Equal((1, "Alerts: 0 sent, 1 failed, 0 dead; 1 still owed."), (end.ExitCode, end.Output[^1]));
    }

    [Fact]
    public async Task A_configuration_folder_that_is_not_there_is_told() => Assert.Equal(
        $"{config.Path}/nowhere: there is no such folder, expected one with feeds.opml, watchlists/*.yaml and channels.yaml",
        (await InProcess.RunAsync("up", "--once", "--config", $"{config.Path}/nowhere")).Mistake);

    [Theory]
    [InlineData("feeds.opml", "the file is missing, expected the list of feeds")]
    [InlineData("channels.yaml", "the file is missing, expected the list of channels")]
    public async Task A_file_that_is_missing_is_told(string name, string problem)
    {
        config.Delete(name);

        Assert.Equal($"{Path.Combine(config.Path, name)}: {problem}", (await OnceAsync()).Mistake);
    }

    [Fact]
    public async Task A_channel_that_nobody_knows_is_told_with_file_and_line()
    {
        var file = config.Write("watchlists/cargo.yaml", "id: cargo\nname: Cargo\nterms: [crate]\nalert: { channels: [pigeon] }\n");

        Assert.StartsWith($"{file}:4: ", (await OnceAsync()).Mistake, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_that_is_not_set_is_told_with_file_and_line()
    {
        var file = config.Write("channels.yaml", "channels:\n  - { id: desk, kind: webhook, url: \"${FEEDMONITOR_TESTS_UNSET}\" }\n");

        var mistake = (await OnceAsync()).Mistake;

        Assert.StartsWith($"{file}:2: ", mistake, StringComparison.Ordinal);
        Assert.Contains("FEEDMONITOR_TESTS_UNSET", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_wrong_file_has_its_line()
    {
        config.Delete("feeds.opml");
        config.Write("channels.yaml", "channels: [{ id: desk, kind: pigeon }]");

        var end = await OnceAsync();

        Assert.Equal((2, 2, 0), (end.ExitCode, end.Errors.Count, end.Output.Count));
    }

    [Fact]
    public async Task A_wrong_configuration_is_told_before_Azurite_is_started()
    {
        using var data = new TempFolder();
        config.Delete("channels.yaml");

        var end = await InProcess.RunAsync("up", "--once", "--config", config.Path, "--data", Path.Combine(data.Path, "new"));

        Assert.Contains("channels.yaml", end.Mistake, StringComparison.Ordinal);
        Assert.Empty(end.Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(data.Path));
    }

    [Fact]
    public async Task A_folder_of_the_usual_name_without_a_configuration_is_passed_over_with_a_word()
    {
        using var work = new TempFolder();
        work.Write("config/watchlist/cargo.yaml", "id: cargo");

        var end = await RealProcess.RunAsync(work.Path, new Dictionary<string, string>(StringComparer.Ordinal), "up", "--once", "--store", "azurit");

        Assert.Equal(2, end.ExitCode);
        Assert.Equal(2, end.Errors.Count);
        Assert.EndsWith("config is passed over: none of feeds.opml, channels.yaml and watchlists stands in it.", end.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        using var taken = HeldPort.Taken();

        Assert.Equal(
            $"Port {taken.Number} is taken by another program. Give another one with --port N (0 = any free one).",
            (await InProcess.RunAsync("up", "--store", "memory", "--config", config.Path, "--port", $"{taken.Number}")).Mistake);
    }

    [Theory]
    [InlineData("azurit", "'azurit' is neither a connection string")]
    [InlineData("", "'' is neither a connection string")]
    [InlineData("https://example.org", "'https://example.org' is not an account's address")]
    [InlineData("AccountName=x", "the connection string is wrong")]
    public async Task A_store_that_is_none_is_told_with_what_was_expected(string store, string problem)
    {
        var mistake = (await OnceAsync(store)).Mistake;

        Assert.StartsWith($"--store: {problem}", mistake, StringComparison.Ordinal);
        Assert.EndsWith(" Expected azurite, memory, a connection string or an account's https address.", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_that_refuses_us_is_told()
    {
        await using var storage = await LoopbackServer.StartAsync();
        foreach (var path in StoragePaths)
        {
            storage.Answer(path, 403);
        }

        Assert.Equal(
            $"The storage http://127.0.0.1:{storage.Address.Port} refuses us (403): check the key, or the roles of the identity.",
            (await OnceAsync(ConnectionTo(storage.Address.Port))).Mistake);
    }

    [Fact]
    public async Task Storage_that_is_not_there_is_told()
    {
        using var nobody = HeldPort.Closed();

        Assert.StartsWith(
            $"The storage http://127.0.0.1:{nobody.Number} can't be reached: ", (await OnceAsync(ConnectionTo(nobody.Number))).Mistake, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_that_never_answers_is_told_after_half_a_minute()
    {
        await using var storage = await LoopbackServer.StartAsync();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var path in StoragePaths)
        {
            storage.Handle(path, async context =>
            {
                asked.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            });
        }

        var time = new FakeTimeProvider();
        var clients = new StorageClients(StorageConnection.Parse(ConnectionTo(storage.Address.Port)));
        await using var host = MonitorHost.Build(
            new LocalHostOptions(config.Path, Port: 0, Once: true),
            new Terminal(TextWriter.Null, TextWriter.Null, Colours: false),
            services => services.AddAzureStorage(clients),
            builder => builder.Services.AddSingleton<TimeProvider>(time));

        var running = host.RunAsync(Cancel);
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(running.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        var error = await Assert.ThrowsAsync<UserErrorException>(() => running);
        Assert.Equal($"The storage http://127.0.0.1:{storage.Address.Port} does not answer within 30 s.", error.Message);
    }

    [Theory]
    [InlineData("Poll__IntervalMinutes", "4", "the setting Poll__IntervalMinutes is '4', expected a whole number from 5 to 1440")]
    [InlineData("Poll__IntervalMinutes", "often", "the setting Poll__IntervalMinutes is 'often', expected a whole number from 5 to 1440")]
    public async Task A_setting_that_is_wrong_is_told(string name, string value, string problem)
    {
        var end = await RealProcess.RunAsync(
            config.Path, new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value }, "up", "--once", "--store", "memory", "--config", config.Path);

        Assert.Equal(problem, end.Mistake);
    }

    [Fact]
    public async Task Nothing_to_watch_and_a_setting_that_is_not_known_are_warned_of_and_it_goes_on()
    {
        config.Write("watchlist/cargo.yaml", "{ id: cargo, terms: [nitrocellulose] }");
        Directory.Delete(Path.Combine(config.Path, "watchlists"), recursive: true);

        var end = await RealProcess.RunAsync(
            config.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["Poll__Intervall"] = "10" }, "up", "--once", "--store", "memory", "--config", config.Path);

        Assert.Equal(0, end.ExitCode);
        Assert.Equal(
            [
                "warning: the setting Poll__Intervall is not known and sets nothing; the nearest that is known is Poll__IntervalMinutes.",
                $"warning: Nothing is watched: {config.Path}/watchlists: there is no such folder, expected one with watchlists (*.yaml); the folder 'watchlist' is not read.",
            ],
            end.Errors);
    }

    [Fact]
    public async Task The_folder_config_of_the_working_folder_is_the_first_choice()
    {
        using var work = new TempFolder();
        work.Write("config/channels.yaml", "channels: []");

        var end = await RealProcess.RunAsync(work.Path, new Dictionary<string, string>(StringComparer.Ordinal), "up", "--once", "--store", "memory");

        Assert.Equal(2, end.ExitCode);
        Assert.All(end.Errors, line => Assert.Contains(Path.Combine(work.Path, "config"), line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_one_there_the_shipped_configuration_is_used_from_any_folder()
    {
        using var work = new TempFolder();

        var end = await RealProcess.RunAsync(work.Path, new Dictionary<string, string>(StringComparer.Ordinal), "up", "--once", "--store", "memory");

        Assert.Equal((0, 0), (end.ExitCode, end.Errors.Count));
        Assert.Equal(6, end.Output.Count(line => line.StartsWith("● ", StringComparison.Ordinal)));
        Assert.DoesNotContain(end.Output, line => line.Contains('\u001b'));
    }

    private static string[] StoragePaths { get; } =
    [
        "/acct/Tables", "/acct/items", "/acct/watchlists", .. from queue in new[] { Queues.Polls, Queues.Alerts } from name in new[] { queue, Queues.PoisonOf(queue) } select $"/acct/{name}",
    ];

    private static string ConnectionTo(int port) =>
        "AccountName=acct;AccountKey=c2VjcmV0;" + string.Concat(from service in new[] { "Table", "Queue", "Blob" } select $"{service}Endpoint=http://127.0.0.1:{port}/acct;");

    private Task<CommandEnd> OnceAsync(string store = "memory") => InProcess.RunAsync("up", "--once", "--store", store, "--config", config.Path);
}
