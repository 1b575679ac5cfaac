using FeedMonitor.Cli.Azurite;
using FeedMonitor.Feeds;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using FeedMonitor.Testing;
using FeedMonitor.Testing.MainJob;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.EndToEnd.Process;

/// <summary>What a user types, with an Azurite that the command starts and stops itself.</summary>
public sealed class UpOnceTests
{
    [Fact]
    public async Task Up_once_alerts_once_and_later_runs_send_nothing_also_when_the_guid_has_changed()
    {
        using var data = new TempFolder();
        using var elsewhere = new TempFolder();
        await using var setting = await MainJobSetting.StartAsync(hookUrl: "${OPS_WEBHOOK_URL}");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OPS_WEBHOOK_URL"] = setting.Server.Url(MainJobSetting.HookPath),
            ["Fetch__AllowPrivateNetworks"] = "true",
        };
        Task<ProcessEnd> RunAsync() =>
            FeedMonitorProcess.RunAsync(elsewhere.Path, environment, "up", "--once", "--config", setting.ConfigFolder, "--data", data.Path);

        var first = await RunAsync();

        Assert.True(first.ExitCode == 0, first.Output + first.Errors);
        Assert.Equal("", first.Errors);
        Assert.Contains(MainJobSetting.Sentence.Replace("nitrocellulose", "«nitrocellulose»", StringComparison.Ordinal), first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', first.Output);
        var (_, body) = Assert.Single(setting.Alerts);
        var evidence = Assert.Single(body["evidence"]!.AsArray())!;
        Assert.Equal(("nitrocellulose", MainJobSetting.Sentence), (evidence["term"]!.GetValue<string>(), evidence["text"]!.GetValue<string>()));

        await MakeDueAsync(data.Path);
        Assert.Equal(0, (await RunAsync()).ExitCode);
        Assert.Equal(2, setting.Polls);

        await MakeDueAsync(data.Path);
        setting.ServePage("sample-guid-2");
        Assert.Equal(0, (await RunAsync()).ExitCode);
        Assert.Equal(3, setting.Polls);
        Assert.Single(setting.Alerts);
    }

    // Instead of waiting for a quarter of an hour.
    private static async Task MakeDueAsync(string dataFolder)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var azurite = await AzuriteServer.StartAsync(dataFolder, _ => { }, cancel);
        await using var storage = new ServiceCollection()
            .AddAzureStorage(new StorageClients(StorageConnection.Parse(azurite.Ports.ConnectionString)))
            .BuildServiceProvider();
        var feeds = storage.GetRequiredService<IFeedStore>();
        var record = Assert.Single(await feeds.ListAsync(cancel));
        Assert.True(await feeds.TrySaveStateAsync(record, record.State with { NextPollAt = DateTimeOffset.UnixEpoch }, cancel));
    }
}
