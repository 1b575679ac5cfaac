using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration.Lists;

/// <summary>Takes the names of a list as they are read, and says which one is none.</summary>
internal sealed class NameCollector(string file)
{
    private readonly List<ListedName> names = [];

    /// <summary>The file.</summary>
    public string File => file;

    /// <summary>How many entries there are.</summary>
    public int Entries { get; private set; }

    /// <summary>Takes an entry; one whose names are all empty is passed over.</summary>
    /// <param name="line">Its line.</param>
    /// <param name="id">What it is known by, or null.</param>
    /// <param name="cells">Its own name and its aliases, each with what to call its column.</param>
    /// <exception cref="ConfigurationException">A name is none, or there are too many.</exception>
    public void Add(int line, string? id, IReadOnlyList<(string Name, string Column)> cells)
    {
        // Where nothing else names an entry that has several names, its own does: they count as one.
        var given = cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Name)).ToArray();
        var reference = string.IsNullOrWhiteSpace(id) ? given.Length > 1 ? given[0].Name.Trim() : null : id.Trim();
        var before = names.Count;
        foreach (var (name, column) in given)
        {
            if (!Term.TryOfName(name, reference, out var term, out var problem))
            {
                throw new ConfigurationException(new ConfigPlace(file, line), $"{column}, '{name.Trim()}': {problem}");
            }

            if (!names.Skip(before).Any(other => other.Term.Equals(term)))
            {
                names.Add(new ListedName(term, line));
            }
        }

        Entries += given.Length > 0 ? 1 : 0;
        if (names.Count > ListFile.MostNames)
        {
            throw new ConfigurationException(new ConfigPlace(file, line), $"the list goes on after {ListFile.MostNames} names, expected no more");
        }
    }

    /// <summary>What was taken.</summary>
    public ListNames ToList() => new(file, Entries, names);
}
