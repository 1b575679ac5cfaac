namespace FeedMonitor.Configuration.Lists;

/// <summary>Reads a list whose entries are the rows of a table.</summary>
internal static class CsvList
{
    private const int ShownHeaders = 20;

    /// <summary>Reads the names.</summary>
    /// <exception cref="ConfigurationException">A row is wrong, or a column is not there.</exception>
    public static void Read(string text, ListColumns columns, NameCollector names)
    {
        using var rows = new CsvRows(names.File, text, columns.Delimiter);
        if (columns.Name is null)
        {
            ReadWithoutHeader(rows, names);
        }
        else if (rows.Read())
        {
            ReadUnder(HeaderOf(rows), columns, rows, names);
        }
    }

    private static void ReadWithoutHeader(CsvRows rows, NameCollector names)
    {
        while (rows.Read())
        {
            names.Add(rows.Line, id: null, [.. Enumerable.Range(0, rows.Count).Select(at => (rows[at], $"column {at + 1}"))]);
        }
    }

    private static void ReadUnder(string[] header, ListColumns columns, CsvRows rows, NameCollector names)
    {
        int[] sought = [.. new[] { columns.Name! }.Concat(columns.Aliases).Select(column => Find(header, column, names.File))];
        var id = columns.Id is null ? -1 : Find(header, columns.Id, names.File);
        while (rows.Read())
        {
            for (var extra = header.Length; extra < rows.Count; extra++)
            {
                // A name with a comma and no quotes would be cut, and missed.
                if (!string.IsNullOrWhiteSpace(rows[extra]))
                {
                    throw new ConfigurationException(
                        new ConfigPlace(names.File, rows.Line),
                        $"column {extra + 1}, '{rows[extra]}': the header has {header.Length} columns only, expected quotation marks around a text with '{rows.Delimiter}'");
                }
            }

            names.Add(rows.Line, id < 0 ? null : rows[id], [.. sought.Select(at => (rows[at], $"column '{header[at]}'"))]);
        }
    }

    private static string[] HeaderOf(CsvRows rows) => [.. Enumerable.Range(0, rows.Count).Select(at => rows[at].Trim())];

    private static int Find(string[] header, string column, string file)
    {
        var exact = Array.IndexOf(header, column);
        var found = exact >= 0 ? exact : Array.FindIndex(header, name => name.Equals(column, StringComparison.OrdinalIgnoreCase));
        return found >= 0
            ? found
            : throw new ConfigurationException(
                new ConfigPlace(file, 1), $"there is no column '{column}', expected one of {string.Join(", ", header.Take(ShownHeaders))}{(header.Length > ShownHeaders ? ", …" : "")}");
    }
}
