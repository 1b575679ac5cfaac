using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration.Editing;

/// <summary>Changes a file of the configuration while the monitor runs: all is checked as at a start, then the file is replaced, then it counts.</summary>
/// <remarks>
/// Edits of one process go one after another; of two that were made on the same version the second is told so. A process that ends between file and
/// storage leaves the file, which the next start applies.
/// </remarks>
public sealed class ConfigurationEditor(
    IConfigurationFiles files, ConfigurationInForce inForce, IEnumerable<IChannelKind> kinds, IFeedStore feeds, IWatchlistStore watchlists, WatchlistMatcherSource matchers) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly IChannelKind[] kinds = [.. kinds];

    /// <summary>The kinds of channels there are.</summary>
    internal IReadOnlyList<IChannelKind> Kinds => kinds;

    /// <summary>Reads something of the folder as it stands.</summary>
    internal async Task<T> ReadAsync<T>(Func<string, T> read, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return read(await files.OpenAsync(cancel));
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Makes an edit.</summary>
    /// <param name="plan">Says by the folder what the edit comes to.</param>
    /// <param name="cancel">Stops it, until the file is replaced.</param>
    internal async Task<EditOutcome> EditAsync(Func<string, EditPlan> plan, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var folder = await files.OpenAsync(cancel);
            return plan(folder) switch
            {
                EditPlan.Save save => await SaveAsync(folder, save, cancel),
                var other => ((EditPlan.Stop)other).Outcome,
            };
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

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
        await ApplyAsync(name, changed, CancellationToken.None);
        return new EditOutcome.Saved(save.IsNew);
    }

    private async Task ApplyAsync(string name, MonitorConfiguration changed, CancellationToken cancel)
    {
        inForce.Replace(changed, withChannels: name == ConfigurationFolder.ChannelsFileName);
        if (name == ConfigurationFolder.FeedsFile)
        {
            await feeds.ApplyAsync(changed.Feeds, cancel);
        }

        await watchlists.ApplyAsync(changed.Watchlists, cancel);
        matchers.LookAgain();
    }
}
