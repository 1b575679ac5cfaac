using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Pipeline;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Configuration.Editing;

/// <summary>Changes a file of the configuration while the monitor runs: all is checked as at a start, then the file is replaced, then it counts.</summary>
/// <remarks>
/// Edits of one process go one after another; of two that were made on the same version the second is told so. A process that ends between file and
/// storage leaves the file, which the next start applies. Where several instances work on one storage, the one that stores last has looked at what all have saved.
/// </remarks>
public sealed partial class ConfigurationEditor(
    IConfigurationFiles files, ConfigurationInForce inForce, IEnumerable<IChannelKind> kinds, IFeedStore feeds, IWatchlistStore watchlists, WatchlistMatcherSource matchers,
    ILogger<ConfigurationEditor> logger) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly IChannelKind[] kinds = [.. kinds];
    private bool isStored = true;

    /// <summary>The kinds of channels there are.</summary>
    internal IReadOnlyList<IChannelKind> Kinds => kinds;

    /// <summary>Reads something of the folder as it stands.</summary>
    internal Task<T> ReadAsync<T>(Func<string, T> read, CancellationToken cancel) => InTurnAsync(async () => read(await files.OpenAsync(cancel)), cancel);

    /// <summary>Makes an edit.</summary>
    /// <param name="plan">Says by the folder what the edit comes to.</param>
    /// <param name="cancel">Stops it, until the file is replaced.</param>
    internal Task<EditOutcome> EditAsync(Func<string, EditPlan> plan, CancellationToken cancel) => InTurnAsync(
        async () =>
        {
            var folder = await files.OpenAsync(cancel);
            await StoreRestAsync(folder);
            return plan(folder) switch
            {
                EditPlan.Save save => await SaveAsync(folder, save, cancel),
                var other => ((EditPlan.Stop)other).Outcome,
            };
        },
        cancel);

    /// <summary>Stores what others have saved since the files had a revision: a host does so once it has stored what it read at its start.</summary>
    /// <param name="revision">The revision that is stored.</param>
    /// <param name="cancel">Stops it.</param>
    public Task CatchUpAsync(string revision, CancellationToken cancel) => InTurnAsync(() => CatchUpWithinTurnAsync(revision, cancel), cancel);

    /// <summary>Takes over channels that another instance has saved. Nothing is stored.</summary>
    /// <exception cref="ConfigurationException">They can't be read.</exception>
    internal Task TakeOverChannelsAsync(CancellationToken cancel) => InTurnAsync(
        async () =>
        {
            var list = ConfigurationFolder.ReadChannelList(await files.OpenAsync(cancel), kinds, Environment.GetEnvironmentVariable);
            inForce.Replace(inForce.Current.With(list));
        },
        cancel);

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    private Task InTurnAsync(Func<Task> work, CancellationToken cancel) => InTurnAsync(
        async () =>
        {
            await work();
            return true;
        },
        cancel);

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return await work();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<EditOutcome> SaveAsync(string folder, EditPlan.Save save, CancellationToken cancel)
    {
        MonitorConfiguration changed;
        try
        {
            changed = ConfigurationFolder.Load(folder, kinds, Environment.GetEnvironmentVariable, save.Draft);
        }
        catch (ConfigurationException e)
        {
            return new EditOutcome.Wrong(EditError.Of(e, save.Draft.Path, folder));
        }

        var name = FileName.In(folder, save.Draft.Path);
        if (!await files.TryReplaceAsync(name, save.Version, save.Draft.Bytes, cancel))
        {
            return new EditOutcome.Changed();
        }

        // What stands in the file is to count, whether or not the one who asked still waits for the answer.
        var revision = files.Revision;
        isStored = false;
        try
        {
            await ApplyAsync(changed, withFeeds: name == ConfigurationFolder.FeedsFile, CancellationToken.None);
        }
        catch (Exception e)
        {
            throw new StorageUnavailableException("It is saved, but the storage could not be told of it. Save again, or it counts from the next start.", e);
        }

        try
        {
            await CatchUpWithinTurnAsync(revision, CancellationToken.None);
        }
#pragma warning disable CA1031 // The edit is saved and counts. What others saved meanwhile is found by the next edit.
        catch (Exception e)
        {
            LogNoLook(e);
        }
#pragma warning restore CA1031

        return new EditOutcome.Saved(save.IsNew);
    }

    // What was saved while the storage could not be had. Should it be away still, it waits on.
    private async Task StoreRestAsync(string folder)
    {
        if (isStored)
        {
            return;
        }

#pragma warning disable CA1031 // Whoever edits now is told of their own edit.
        try
        {
            await ApplyAsync(ConfigurationFolder.Load(folder, kinds, Environment.GetEnvironmentVariable), withFeeds: true, CancellationToken.None);
        }
        catch (Exception e)
        {
            LogNotStored(e);
        }
#pragma warning restore CA1031
    }

    // Another instance may have saved, and stored, while this one stored what it had read before: that has put the other's edit out of force.
    private async Task CatchUpWithinTurnAsync(string revision, CancellationToken cancel)
    {
        for (var folder = await files.OpenAsync(cancel); files.Revision != revision; folder = await files.OpenAsync(cancel))
        {
            revision = files.Revision;
            try
            {
                await ApplyAsync(ConfigurationFolder.Load(folder, kinds, Environment.GetEnvironmentVariable), withFeeds: true, cancel);
            }
            catch (ConfigurationException e)
            {
                // Two edits at the same moment, each of them good, may contradict each other. Whoever edits next is told the file.
                LogContradiction(e);
            }
        }
    }

    private async Task ApplyAsync(MonitorConfiguration changed, bool withFeeds, CancellationToken cancel)
    {
        inForce.Replace(changed);
        if (withFeeds)
        {
            EmptyFeedList.Warn(logger, changed);
            await feeds.ApplyAsync(changed.Feeds, cancel);
        }

        await watchlists.ApplyAsync(changed.Watchlists, cancel);
        matchers.LookAgain();
        isStored = true;
    }

    [LoggerMessage(LogLevel.Error, "What was saved before can't be stored yet.")]
    private partial void LogNotStored(Exception error);

    [LoggerMessage(LogLevel.Warning, "Whether another instance has saved something meanwhile can't be told.")]
    private partial void LogNoLook(Exception error);

    [LoggerMessage(LogLevel.Error, "What several instances saved does not go together; what was good before goes on to count.")]
    private partial void LogContradiction(ConfigurationException error);
}
