using System.Text;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration.Lists;

/// <summary>Takes a list of names into a configuration folder, with a watchlist that looks for them. Nothing is ever overwritten.</summary>
/// <param name="Watchlist">The watchlist's file.</param>
/// <param name="List">The copy of the list.</param>
/// <param name="Entries">How many entries the list has.</param>
/// <param name="Names">How many names, aliases included.</param>
public sealed record ListImport(string Watchlist, string List, int Entries, int Names)
{
    /// <summary>Reads a list, copies it to <c>lists/ID</c> and writes <c>watchlists/ID.yaml</c>, which refers to it.</summary>
    /// <param name="folder">The configuration folder.</param>
    /// <param name="id">The new watchlist's id.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="file">The list.</param>
    /// <param name="columns">What stands in its columns.</param>
    /// <exception cref="ConfigurationException">The list is wrong somewhere, there is such a watchlist or list already, or they can't be written.</exception>
    public static ListImport Run(string folder, WatchlistId id, string name, string file, ListColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var names = ListFile.Read(file, columns);
        var list = Path.Combine(folder, ConfigurationFolder.ListsFolder, id + Path.GetExtension(file).ToLowerInvariant());
        var watchlist = Path.Combine(folder, ConfigurationFolder.WatchlistsFolder, $"{id}.yaml");
        RefuseIfThere(watchlist);
        RefuseIfThere(list);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(list)!);
            Directory.CreateDirectory(Path.GetDirectoryName(watchlist)!);
            File.Copy(file, list, overwrite: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(new ConfigPlace(list), $"can't be written: {e.Message}");
        }

        var yaml = Encoding.UTF8.GetBytes(WatchlistOf(id, name, Path.GetFileName(list), columns));
        return SafeFile.New(watchlist, yaml).TryReplace(yaml)
            ? new ListImport(watchlist, list, names.Entries, names.Names.Count)
            : throw new ConfigurationException(new ConfigPlace(watchlist), "the file was written by somebody else meanwhile, expected none");
    }

    private static void RefuseIfThere(string path)
    {
        if (File.Exists(path))
        {
            throw new ConfigurationException(new ConfigPlace(path), "the file is there already, expected another id; nothing was written");
        }
    }

    private static string WatchlistOf(WatchlistId id, string name, string file, ListColumns columns)
    {
        string?[] keys =
        [
            $"file: {Quoted($"../{ConfigurationFolder.ListsFolder}/{file}")}",
            columns.Name is { } column ? $"name: {Quoted(column)}" : null,
            columns.Aliases.Count > 0 ? $"aliases: [{string.Join(", ", columns.Aliases.Select(Quoted))}]" : null,
            columns.Id is { } known ? $"id: {Quoted(known)}" : null,
            columns.Delimiter is { } delimiter ? $"delimiter: {(delimiter == '\t' ? "tab" : Quoted(delimiter.ToString()))}" : null,
        ];
        return $$"""
            id: {{id}}
            name: {{Quoted(name)}}

            # A story that carries a name of this list is a hit. Put a new edition of the list in its place, and it counts from the next start on.
            lists:
              - { {{string.Join(", ", keys.OfType<string>())}} }

            # Where alerts go: ids of channels from ../channels.yaml. With none, hits are kept and nobody is told.
            alert: { channels: [] }

            """.ReplaceLineEndings("\n");
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
