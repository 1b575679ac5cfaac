using FeedMonitor.Configuration;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Feeds;
using FeedMonitor.Hosting.Samples;
using FeedMonitor.Pipeline;
using FeedMonitor.Settings;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Hosting;

/// <summary>What a host does before anything runs: check settings and configuration, ready the storage, apply the lists.</summary>
/// <remarks>All is read and checked before the first write: a wrong file leaves the stored lists as they were.</remarks>
public sealed partial class HostStartup(IServiceProvider services, ILogger<HostStartup> logger)
{
    private string revision = "";
    private bool hasWarned;

    /// <summary>Runs once.</summary>
    /// <returns>The configuration in force.</returns>
    /// <exception cref="ConfigurationException">A file is wrong, or a setting.</exception>
    /// <exception cref="StorageUnavailableException">The storage can't be reached or refuses us.</exception>
    public async Task<MonitorConfiguration> RunAsync(CancellationToken cancel)
    {
        var configuration = await ReadyAsync(cancel);
        await OfStorageAsync(() => services.GetRequiredService<IFeedStore>().ApplyAsync(configuration.Feeds, cancel));
        for (; Configuration is var edited && !ReferenceEquals(edited, configuration); configuration = edited)
        {
            // A start-up after the storage was away stands beside an API that takes edits: what was read before must not stay stored over one.
            await OfStorageAsync(() => services.GetRequiredService<IWatchlistStore>().ApplyAsync(edited.Watchlists, cancel));
            await OfStorageAsync(() => services.GetRequiredService<IFeedStore>().ApplyAsync(edited.Feeds, cancel));
        }

        await OfStorageAsync(() => services.GetRequiredService<ConfigurationEditor>().CatchUpAsync(revision, cancel));
        return Configuration;
    }

    /// <summary>Does the same, but leaves the feed list to be applied by the caller, who plans polls meanwhile.</summary>
    /// <inheritdoc cref="RunAsync" />
    public async Task<MonitorConfiguration> ReadyAsync(CancellationToken cancel)
    {
        var oddSettings = SettingsCheck.Require(services);
        var files = services.GetRequiredService<IConfigurationFiles>();
        await OfStorageAsync(() => files.OpenAsync(cancel));
        revision = files.Revision;
        var configuration = Configuration;
        await services.GetRequiredService<IStorageSetup>().EnsureAsync(cancel);
        if (configuration.Feeds.Any(feed => string.Equals(feed.Url.Host, SampleFeedServer.Host, StringComparison.OrdinalIgnoreCase)))
        {
            await services.GetRequiredService<SampleFeedServer>().StartAsync(cancel);
        }

        await OfStorageAsync(() => services.GetRequiredService<IWatchlistStore>().ApplyAsync(configuration.Watchlists, cancel));
        Warn(oddSettings, configuration, files.Folder);
        return configuration;
    }

    /// <summary>Reads and checks settings and configuration, and touches nothing.</summary>
    /// <returns>The configuration.</returns>
    /// <exception cref="ConfigurationException">A file is wrong, or a setting.</exception>
    public MonitorConfiguration Check()
    {
        SettingsCheck.Require(services);
        return Configuration;
    }

    // It is read when it is first asked for.
    private MonitorConfiguration Configuration => services.GetRequiredService<ConfigurationInForce>().Current;

    // A storage that goes away in the middle of a start says so as one does that was never there.
    private async Task OfStorageAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception e) when (services.GetRequiredService<IStorageSetup>().Explain(e) is { } unavailable)
        {
            throw new StorageUnavailableException(unavailable.Message, e);
        }
    }

    // A start-up that is done again, after the storage was away, says nothing twice.
    private void Warn(IEnumerable<string> oddSettings, MonitorConfiguration configuration, string folder)
    {
        if (Interlocked.Exchange(ref hasWarned, true))
        {
            return;
        }

        foreach (var odd in oddSettings)
        {
            LogOddSetting(odd);
        }

        if (configuration.Watchlists.Count == 0)
        {
            // It may be meant so. A file in the wrong place would be missed silently.
            LogNothingToWatch(MissingWatchlists.Of(Path.Combine(folder, ConfigurationFolder.WatchlistsFolder)));
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Problem}.")]
    private partial void LogOddSetting(string problem);

    [LoggerMessage(LogLevel.Warning, "Nothing is watched: {Problem}.")]
    private partial void LogNothingToWatch(string problem);
}
