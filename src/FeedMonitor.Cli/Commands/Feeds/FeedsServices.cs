using FeedMonitor.Configuration;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Checking;
using FeedMonitor.Feeds.Discovery;
using FeedMonitor.Hosting.Samples;
using FeedMonitor.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Cli.Commands.Feeds;

/// <summary>What the commands on feeds ask the network with: the fetcher of the polls, under the settings of <c>up</c>.</summary>
internal sealed class FeedsServices : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private FeedsServices(ServiceProvider services) => this.services = services;

    public FeedFinder Finder => services.GetRequiredService<FeedFinder>();

    public FeedCheck Check => services.GetRequiredService<FeedCheck>();

    /// <summary>Composes them, and serves the samples if one of them is meant.</summary>
    /// <exception cref="ConfigurationException">A setting is wrong.</exception>
    public static async Task<FeedsServices> StartAsync(IConfiguration settings, FeedUrl url, CancellationToken cancel)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddFeedMonitorCore(settings);
        collection.AddSingleton<SampleFeedServer>();
        collection.AddSingleton<FeedFinder>();
        collection.AddSingleton<FeedCheck>();
        var provider = collection.BuildServiceProvider();
        SettingsCheck.Require(provider);
        if (url.Host.Equals(SampleFeedServer.Host, StringComparison.OrdinalIgnoreCase))
        {
            await provider.GetRequiredService<SampleFeedServer>().StartAsync(cancel);
        }

        return new FeedsServices(provider);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => services.DisposeAsync();
}
