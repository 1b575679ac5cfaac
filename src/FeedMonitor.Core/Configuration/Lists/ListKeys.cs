namespace FeedMonitor.Configuration.Lists;

/// <summary>Reads an entry of a watchlist's <c>lists</c>: <c>{ file, name, aliases, id, delimiter }</c>.</summary>
internal static class ListKeys
{
    private const string Columns = "the header of a column";

    /// <summary>The names of the list that the entry refers to.</summary>
    /// <param name="node">The entry.</param>
    /// <param name="bounds">Where the file may stand.</param>
    /// <exception cref="ConfigurationException">The entry or the list is wrong somewhere.</exception>
    public static ListNames Read(YamlNodeAt node, ListBounds bounds)
    {
        var keys = node.Mapping("an entry of lists", "file", "name", "aliases", "id", "delimiter");
        if (!keys.TryGetValue("file", out var file))
        {
            throw node.Wrong("the list has no 'file', expected its path, such as ../lists/names.csv");
        }

        var columns = new ListColumns(
            keys.TryGetValue("name", out var name) ? name.Text(Columns) : null,
            keys.TryGetValue("aliases", out var aliases) ? [.. aliases.OneOrMore("aliases").Select(alias => alias.Text(Columns))] : [],
            keys.TryGetValue("id", out var id) ? id.Text(Columns) : null,
            keys.TryGetValue("delimiter", out var delimiter) ? DelimiterOf(delimiter) : null);
        if (columns.Name is null && (id ?? aliases) is { } without)
        {
            throw without.Wrong("the list has no 'name', expected the header of the column with the names, as in name: full_name");
        }

        var path = bounds.PathOf(file);
        return !ListFile.IsNamedAsOne(path) ? throw file.Wrong($"'{file.Text("file")}' is no list of names, expected {ListFile.Names}")
            : !File.Exists(path) ? throw file.Wrong($"the list '{file.Text("file")}' is not there, expected a list of names in {path}")
            : ListFile.Read(path, columns);
    }

    private static char DelimiterOf(YamlNodeAt node) => node.RawText("delimiter") switch
    {
        "tab" or "\\t" => '\t',
        [var one] when one != '"' && !char.IsLetterOrDigit(one) => one,
        _ => throw node.Wrong("this is no delimiter, expected one character, such as ';', or tab"),
    };
}
