using FeedMonitor.Alerts;
using FeedMonitor.Configuration;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Pipeline;
using FeedMonitor.Testing;
using Microsoft.Extensions.Options;

namespace FeedMonitor.Hosting;

public sealed class FeedMonitorServicesTests
{
    [Fact]
    public async Task A_host_finds_all_that_its_triggers_call()
    {
        await using var host = new TestHost(TestHost.ShippedConfig);

        Assert.NotNull(host.Get<PollPlanner>());
        Assert.NotNull(host.Get<PollPipeline>());
        Assert.NotNull(host.Get<AlertDelivery>());
        Assert.NotNull(host.Get<OutboxSweep>());
        Assert.NotNull(host.Get<HistoryPruning>());
        Assert.NotNull(host.Get<HostStartup>());
    }

    [Fact]
    public async Task The_channels_are_those_of_the_configuration_folder()
    {
        await using var host = new TestHost(TestHost.ShippedConfig);

        Assert.Equal(["console"], host.Get<ChannelSet>().All.Select(channel => channel.Id));
        Assert.Equal(TestHost.ShippedConfig, host.Get<IConfigurationFiles>().Folder);
    }

    [Fact]
    public async Task The_folder_is_not_read_before_the_start()
    {
        using var folder = new TempFolder();
        await using var host = new TestHost(Path.Combine(folder.Path, "nowhere"));

        Assert.Throws<ConfigurationException>(host.Get<MonitorConfiguration>);
    }

    [Fact]
    public async Task Settings_come_from_the_host()
    {
        await using var host = new TestHost(TestHost.ShippedConfig, settings: [("Poll:IntervalMinutes", "42"), ("History:RetentionDays", "7")]);

        Assert.Equal(42, host.Get<IOptions<PollOptions>>().Value.IntervalMinutes);
        Assert.Equal(7, host.Get<IOptions<HistoryOptions>>().Value.RetentionDays);
    }
}
