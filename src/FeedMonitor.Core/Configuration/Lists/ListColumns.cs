namespace FeedMonitor.Configuration.Lists;

/// <summary>What stands in which column of a list of names.</summary>
/// <param name="Name">The header of the names; null for a file without headers, whose first column is the name and whose others are aliases.</param>
/// <param name="Aliases">The headers of other names of the same entry.</param>
/// <param name="Id">The header of what the entry is known by, which hits carry; or null.</param>
/// <param name="Delimiter">What parts the columns; null to tell by the first line.</param>
public sealed record ListColumns(string? Name, IReadOnlyList<string> Aliases, string? Id, char? Delimiter)
{
    /// <summary>A file without headers.</summary>
    public static ListColumns None { get; } = new(null, [], null, null);
}
