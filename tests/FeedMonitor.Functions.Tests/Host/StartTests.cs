using FeedMonitor.Configuration;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Feeds;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using FeedMonitor.Testing.MainJob;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Functions.Host;

public sealed class StartTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_lists_are_applied_before_the_first_trigger()
    {
        await using var setting = await MainJobSetting.StartAsync();
        await using var host = await StartAsync(setting.ConfigFolder);

        Assert.Single(await host.Services.GetRequiredService<IFeedStore>().ListAsync(Cancel));
    }

    [Fact]
    public async Task A_wrong_file_stops_the_start_with_its_line()
    {
        using var folder = new TempFolder();
        folder.Write("feeds.opml", "<opml><body/></opml>");
        folder.Write("channels.yaml", "channels: []");
        folder.Write("watchlists/a.yaml", "id: a\nterms: [x]\nalert: { channels: [nobody] }\n");

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => StartAsync(folder.Path));

        Assert.Contains("a.yaml:3: unknown channel 'nobody'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_settings_stop_the_start_with_a_line_each()
    {
        await using var setting = await MainJobSetting.StartAsync();

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => StartAsync(setting.ConfigFolder, ("Poll:IntervalMinutes", "1"), ("FullText:Policy", "sometimes")));

        Assert.Equal(
            ["the setting FullText__Policy is 'sometimes', expected Auto, Never or Always", "the setting Poll__IntervalMinutes is '1', expected a whole number from 5 to 1440"],
            error.Message.Split(Environment.NewLine).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_start_without_watchlists_is_logged()
    {
        using var folder = new TempFolder();
        folder.Write("feeds.opml", "<opml><body><outline xmlUrl='https://news.example/'/></body></opml>");
        folder.Write("channels.yaml", "channels: []");
        using var log = new WarningLines();

        await using var host = await TriggerHost.StartAsync(
            folder.Path, "UseDevelopmentStorage=true", TimeProvider.System, services => InMemory(services, folder.Path).AddLogging(logging => logging.AddProvider(log)));

        Assert.Equal([$"Nothing is watched: {folder.Path}/watchlists: there is no such folder, expected one with watchlists (*.yaml)."], log.Lines);
    }

    [Fact]
    public async Task Edits_in_a_storage_that_never_answers_hold_up_the_start_for_half_a_minute()
    {
        await using var setting = await MainJobSetting.StartAsync();
        await using var storage = await LoopbackServer.StartAsync();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        storage.Fallback = async context =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        var clock = new FakeTimeProvider();
        var connection = $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=a2V5;BlobEndpoint={storage.Url("blobs")};QueueEndpoint={storage.Url("queues")};TableEndpoint={storage.Url("tables")}";

        var start = TriggerHost.StartAsync(setting.ConfigFolder, connection, clock, _ => { });
        await asked.Task;
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(start.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => start);
        Assert.Contains("does not answer within 30 s", error.Message, StringComparison.Ordinal);
        Assert.All(storage.Received, request => Assert.StartsWith("/blobs/configuration", request.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_folder_of_an_instance_goes_with_it()
    {
        await using var setting = await MainJobSetting.StartAsync();
        string folder;
        await using (var host = await TriggerHost.StartAsync(
            setting.ConfigFolder, azurite.ConnectionString, TimeProvider.System, services => services.AddAzureStorage(azurite.NewClients())))
        {
            folder = host.Services.GetRequiredService<IConfigurationFiles>().Folder;
            Assert.True(File.Exists(Path.Combine(folder, "channels.yaml")));
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(folder) == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        }

        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData(null, "AzureWebJobsStorage is missing")]
    [InlineData("nonsense", "AzureWebJobsStorage is wrong")]
    public void A_storage_setting_that_is_missing_or_wrong_is_named(string? value, string problem)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration["AzureWebJobsStorage"] = value;

        Assert.Contains(problem, Assert.Throws<InvalidOperationException>(() => builder.AddFeedMonitor()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"feeds\":null}")]
    [InlineData("{\"feeds\":[null]}")]
    [InlineData("null")]
    public async Task A_message_that_is_none_of_ours_fails_and_so_becomes_poison(string message)
    {
        await using var setting = await MainJobSetting.StartAsync();
        await using var host = await StartAsync(setting.ConfigFolder);

        await Assert.ThrowsAsync<FormatException>(() => host.Get<PollFeeds>().RunAsync(message, Cancel));
        await Assert.ThrowsAsync<FormatException>(() => host.Get<DeliverAlert>().RunAsync(message, Cancel));
    }

    [Fact]
    public async Task An_alert_that_nobody_owes_is_no_error()
    {
        await using var setting = await MainJobSetting.StartAsync();
        await using var host = await StartAsync(setting.ConfigFolder);

        await host.Get<DeliverAlert>().RunAsync("0123456789abcdef0123456789abcdef", Cancel);
        await host.Get<PollFeeds>().RunAsync(new PollBatch([new FeedId("gone")]).ToMessage(), Cancel);
    }

    private static Task<TriggerHost> StartAsync(string configFolder, params (string Name, string Value)[] settings) => TriggerHost.StartAsync(
        configFolder, "UseDevelopmentStorage=true", TimeProvider.System, services => InMemory(services, configFolder), settings);

    private static IServiceCollection InMemory(IServiceCollection services, string configFolder) =>
        services.AddMemoryStorage(new MemoryStorage(TimeProvider.System)).AddSingleton<IConfigurationFiles>(new FolderConfigurationFiles(configFolder));
}
