using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Discovery;
using FeedMonitor.Feeds.Lists;

namespace FeedMonitor.Configuration.Editing;

/// <summary>A feed of the list with the version of its outline, which is another one for another group as well.</summary>
public sealed record FeedText(Feed Feed, string Version);

/// <summary>What an import came to.</summary>
/// <param name="Outcome">What came of the edit; <see cref="EditOutcome.Saved"/> as well where there was nothing to add.</param>
/// <param name="Added">How many feeds were added.</param>
/// <param name="Known">How many were listed before.</param>
/// <param name="Skipped">Entries that were passed over.</param>
public sealed record FeedImportResult(EditOutcome Outcome, int Added, int Known, IReadOnlyList<SkippedEntry> Skipped);

/// <summary>Adds, changes and removes feeds of the configuration's list.</summary>
public sealed class FeedListEdits(ConfigurationEditor editor)
{
    /// <summary>The largest list, in bytes.</summary>
    public const int MaxBytes = SafeFile.MaxBytes;

    /// <summary>A listed feed, or null.</summary>
    /// <exception cref="ConfigurationException">The list can't be read.</exception>
    public Task<FeedText?> FindAsync(FeedId id, CancellationToken cancel) => editor.ReadAsync(folder => Find(Open(folder), id)?.Text, cancel);

    /// <summary>The feed that has an address, or one that means the same; or null.</summary>
    /// <exception cref="ConfigurationException">The list can't be read.</exception>
    public Task<Feed?> FindAsync(FeedUrl url, CancellationToken cancel) => editor.ReadAsync(folder => new ListedAddresses(Open(folder).Feeds).Find(url), cancel);

    /// <summary>The whole list, as UTF-8 text.</summary>
    /// <exception cref="ConfigurationException">The list can't be read.</exception>
    public Task<string> ExportAsync(CancellationToken cancel) => editor.ReadAsync(folder => Open(folder).Utf8Text, cancel);

    /// <summary>Adds a feed that was found.</summary>
    /// <inheritdoc cref="FeedListChange.Add" path="/param"/>
    public Task<EditOutcome> AddAsync(FeedSearch.Found found, string? title, string? group, CancellationToken cancel) => EditAsync(
        list => new ListedAddresses(list.Feeds).Find(found.Url) is { } known
            ? new EditPlan.Stop(new EditOutcome.Conflict($"{known.Url} is in the list already: {known.Title}", known.Id.Value))
            : Save(list, FeedListChange.Add(list, found, title, group).Text, isNew: true),
        cancel);

    /// <summary>Gives a feed another title, other groups or another policy.</summary>
    public Task<EditOutcome> PutAsync(FeedId id, Func<Feed, Feed> change, EditCondition condition, CancellationToken cancel) =>
        EditOneAsync(id, condition, (list, listed) => FeedListChange.Put(list, listed, change(listed.Feed)), cancel);

    /// <summary>Takes a feed out of the list.</summary>
    public Task<EditOutcome> DeleteAsync(FeedId id, EditCondition condition, CancellationToken cancel) =>
        EditOneAsync(id, condition, (list, listed) => FeedListChange.Remove(list, listed.Outline), cancel);

    /// <summary>Adds the feeds of another list that are not listed yet.</summary>
    public async Task<FeedImportResult> ImportAsync(ImportedList imported, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(imported);
        ListEntry[] missing = [];
        var outcome = await EditAsync(
            list =>
            {
                var known = new ListedAddresses(list.Feeds);
                missing = [.. imported.Entries.Where(entry => known.Find(entry.Feed.Url) is null)];
                return missing.Length > 0 ? Save(list, list.With(missing)) : new EditPlan.Stop(new EditOutcome.Saved(IsNew: false));
            },
            cancel);
        return new FeedImportResult(outcome, missing.Length, imported.Entries.Count - missing.Length, imported.Skipped);
    }

    private static FeedListFile Open(string folder) => FeedListFile.OpenOrNew(Path.Combine(folder, ConfigurationFolder.FeedsFile));

    private static (ListedFeed Listed, FeedText Text)? Find(FeedListFile list, FeedId id)
    {
        if (list.Feeds.FirstOrDefault(listed => listed.Feed.Id == id) is not { } found)
        {
            return null;
        }

        var tag = list.Document.Text[found.Outline.Start..found.Outline.InnerStart];
        return (found, new FeedText(found.Feed, FileVersion.Of($"{string.Join('\n', found.Feed.Groups)}\n{tag}")));
    }

    private Task<EditOutcome> EditOneAsync(FeedId id, EditCondition condition, Func<FeedListFile, ListedFeed, string?> change, CancellationToken cancel) => EditAsync(
        list => Find(list, id) is not { } found ? new EditPlan.Stop(new EditOutcome.Missing())
            : !condition.Holds(found.Text.Version) ? new EditPlan.Stop(new EditOutcome.Changed())
            : change(list, found.Listed) is { } text ? Save(list, text)
            : new EditPlan.Stop(new EditOutcome.Conflict("other outlines, comments or text stand within the feed's outline, expected them moved out of it first")),
        cancel);

    private Task<EditOutcome> EditAsync(Func<FeedListFile, EditPlan> plan, CancellationToken cancel) => editor.EditAsync(
        folder =>
        {
            var list = Open(folder);
            try
            {
                return plan(list);
            }
            catch (ConfigurationException e)
            {
                return new EditPlan.Stop(new EditOutcome.Wrong(EditError.Of(e, list.Path, folder)));
            }
        },
        cancel);

    private static EditPlan.Save Save(FeedListFile list, string text, bool isNew = false) => new(new DraftFile(list.Path, list.BytesOf(text)), list.Version, isNew);
}
