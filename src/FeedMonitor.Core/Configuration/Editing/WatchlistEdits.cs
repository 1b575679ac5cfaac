using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration.Editing;

/// <summary>Reads, checks, saves and removes watchlists as the files that people write.</summary>
public sealed class WatchlistEdits(ConfigurationEditor editor)
{
    /// <summary>The largest text, in bytes.</summary>
    public const int MaxBytes = YamlNodeAt.MaxBytes;

    /// <summary>A watchlist's file; null if there is none.</summary>
    /// <exception cref="ConfigurationException">It can't be read.</exception>
    public Task<WatchlistText?> FindAsync(WatchlistId id, CancellationToken cancel) => editor.ReadAsync(folder => Read(folder, id), cancel);

    /// <summary>What a text says or where it is wrong, under the feeds and channels that there are. Nothing is saved.</summary>
    /// <param name="text">The text, as UTF-8.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<WatchlistCheck> CheckAsync(byte[] text, CancellationToken cancel) =>
        editor.ReadAsync(folder => Check(folder, new DraftFile(Path.Combine(folder, ConfigurationFolder.WatchlistsFolder, "unsaved.yaml"), text)), cancel);

    /// <summary>Saves a watchlist: in the file that holds it, a new one in a file of its own.</summary>
    /// <param name="id">The watchlist.</param>
    /// <param name="text">The file's text, as UTF-8.</param>
    /// <param name="condition">What must be there.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<EditOutcome> PutAsync(WatchlistId id, byte[] text, EditCondition condition, CancellationToken cancel) => editor.EditAsync(
        folder =>
        {
            var before = Read(folder, id);
            if (!condition.Holds(before?.Version))
            {
                return new EditPlan.Stop(new EditOutcome.Changed());
            }

            var draft = new DraftFile(before is null ? WatchlistPlace.New(folder, id) : Path.Combine(folder, before.File), text);
            return before is null && File.Exists(draft.Path) ? new EditPlan.Stop(Taken(folder, draft))
                : Mistakes(folder, id, draft) is { Count: > 0 } errors ? new EditPlan.Stop(new EditOutcome.Wrong(errors))
                : new EditPlan.Save(draft, before?.Version, IsNew: before is null);
        },
        cancel);

    /// <summary>Removes a watchlist's file.</summary>
    public Task<EditOutcome> DeleteAsync(WatchlistId id, EditCondition condition, CancellationToken cancel) => editor.EditAsync(
        folder => Read(folder, id) switch
        {
            null => new EditPlan.Stop(new EditOutcome.Missing()),
            var before when !condition.Holds(before.Version) => new EditPlan.Stop(new EditOutcome.Changed()),
            var before => new EditPlan.Save(new DraftFile(Path.Combine(folder, before.File), Bytes: null), before.Version),
        },
        cancel);

    /// <summary>The packs that watchlists may use.</summary>
    public Task<IReadOnlyList<PackSummary>> PacksAsync(CancellationToken cancel) => editor.ReadAsync(PackFile.ReadAll, cancel);

    private static WatchlistText? Read(string folder, WatchlistId id)
    {
        if (WatchlistPlace.Find(folder, id) is not { } path || SafeFile.Read(path) is not { } file)
        {
            return null;
        }

        return new WatchlistText(id, FileName.In(folder, path), DraftFile.TextOf(file.Bytes), FileVersion.Of(file.Bytes), Check(folder, new DraftFile(path, file.Bytes)));
    }

    private static WatchlistCheck Check(string folder, DraftFile draft)
    {
        if (draft.Bytes!.Length > MaxBytes)
        {
            return new WatchlistCheck(Source: null, [new EditError($"the text is too large, expected at most {MaxBytes / (1024 * 1024)} MiB")]);
        }

        var reading = WatchlistReader.Open(folder).Read(draft);
        return new WatchlistCheck(reading.Source, reading.Error is { } error ? EditError.Of(error, draft.Path, folder) : []);
    }

    private static IReadOnlyList<EditError> Mistakes(string folder, WatchlistId id, DraftFile draft) => Check(folder, draft) switch
    {
        { Source: { } source } when source.Watchlist.Id != id =>
            [new EditError($"the id is '{source.Watchlist.Id}', expected '{id}', the one in the address", source.Place.Line)],
        var check => check.Errors,
    };

    private static EditOutcome.Conflict Taken(string folder, DraftFile draft) =>
        new($"{FileName.In(folder, draft.Path)} holds another watchlist, expected its name to be free");
}
