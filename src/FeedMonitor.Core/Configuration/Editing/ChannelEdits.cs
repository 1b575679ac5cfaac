using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration.Editing;

/// <summary>A channel as the list writes it, without what may be a secret.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Version">The version of its entry.</param>
/// <param name="Settings">Its settings as they are written; null where that may be a secret.</param>
public sealed record ShownChannel(string Id, string Kind, string Version, IReadOnlyDictionary<string, ChannelValue?> Settings);

/// <summary>Reads, changes, adds and removes channels of <c>channels.yaml</c>.</summary>
public sealed class ChannelEdits(ConfigurationEditor editor)
{
    /// <summary>All channels, each read by itself: the channel, or what is wrong with it.</summary>
    /// <exception cref="ConfigurationException">The list can't be read.</exception>
    public Task<IReadOnlyList<ChannelReading>> ListAsync(CancellationToken cancel) =>
        editor.ReadAsync(folder => ConfigurationFolder.ReadChannels(folder, editor.Kinds, Environment.GetEnvironmentVariable), cancel);

    /// <summary>A channel, or null.</summary>
    /// <exception cref="ConfigurationException">The list can't be read.</exception>
    public Task<ShownChannel?> FindAsync(string id, CancellationToken cancel) => editor.ReadAsync(folder => ChannelText.Read(folder).Find(id) is { } entry ? Shown(entry) : null, cancel);

    /// <summary>Saves a channel.</summary>
    public Task<EditOutcome> PutAsync(string id, ChannelWish wish, EditCondition condition, CancellationToken cancel) => editor.EditAsync(
        folder =>
        {
            ArgumentNullException.ThrowIfNull(wish);
            var list = ChannelText.Read(folder);
            var before = list.Find(id);
            return !condition.Holds(before?.Version) ? new EditPlan.Stop(new EditOutcome.Changed())
                : wish.Mistakes(before, list.Entries) is { Count: > 0 } mistakes ? new EditPlan.Stop(new EditOutcome.Wrong(mistakes))
                : Save(list, before is null ? list.With(id, wish.Kind, wish.WrittenOver(null)) : list.With(before, wish.Kind, wish.WrittenOver(before)), isNew: before is null);
        },
        cancel);

    /// <summary>Removes a channel that nobody names.</summary>
    public Task<EditOutcome> DeleteAsync(string id, EditCondition condition, CancellationToken cancel) => editor.EditAsync(
        folder =>
        {
            var list = ChannelText.Read(folder);
            return list.Find(id) is not { } entry ? new EditPlan.Stop(new EditOutcome.Missing())
                : !condition.Holds(entry.Version) ? new EditPlan.Stop(new EditOutcome.Changed())
                : NamedBy(folder, id) is { } watchlist ? new EditPlan.Stop(new EditOutcome.Conflict($"watchlist '{watchlist}' names the channel, expected none that does"))
                : Save(list, list.Without(entry));
        },
        cancel);

    private static WatchlistId? NamedBy(string folder, string channel) =>
        WatchlistReader.Open(folder).ReadAll().Select(reading => reading.Source?.Watchlist).FirstOrDefault(list => list?.Channels.Contains(channel, StringComparer.Ordinal) == true)?.Id;

    private static EditPlan.Save Save(ChannelText list, string text, bool isNew = false) => new(new DraftFile(list.Path, System.Text.Encoding.UTF8.GetBytes(text)), list.Version, isNew);

    private static ShownChannel Shown(ChannelEntry entry) => new(
        entry.Id,
        entry.Kind,
        entry.Version,
        entry.Settings.ToDictionary(
            setting => setting.Key,
            setting => ChannelEntry.IsOpen(setting.Key, setting.Value) ? new ChannelValue(setting.Value, setting.Value.Count != 1) : null,
            StringComparer.Ordinal));
}
