namespace FeedMonitor.Configuration.Editing;

/// <summary>What is wrong with an edit, and where.</summary>
/// <param name="Message">What is wrong and what was expected, in one line. What stands in another file than the edited one is told with its place.</param>
/// <param name="Line">The line of the edited text, from 1; null if it can't be told.</param>
/// <param name="Column">The character of the line, from 1; null if the whole line is meant.</param>
/// <param name="Length">How many UTF-16 units are meant; null if that can't be told.</param>
/// <param name="Field">The field of the request that is meant; null for its text.</param>
public sealed record EditError(string Message, int? Line = null, int? Column = null, int? Length = null, string? Field = null)
{
    /// <summary>What an exception says.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="edited">The path of the edited file.</param>
    /// <param name="folder">The configuration folder, which goes without saying.</param>
    public static IReadOnlyList<EditError> Of(ConfigurationException error, string edited, string folder)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error is { Place: { } place, Problem: { } problem } && place.File == edited
            ? [new EditError(Within(problem, folder), NullIfNone(place.Line), NullIfNone(place.Column), place.Column > 0 ? error.Excerpt?.Length : null)]
            : [.. error.Problems.Select(line => new EditError(Within(line, folder)))];
    }

    private static string Within(string line, string folder) => line.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    private static int? NullIfNone(int number) => number == 0 ? null : number;
}
