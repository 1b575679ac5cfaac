using System.Reflection;

namespace FeedMonitor.Cleaning;

/// <summary>The tables of <c>Cleaning/Data</c>, and of <c>Stories/Data</c>, which travel in the assembly.</summary>
internal static class DataFile
{
    /// <summary>The rows of a table, without its comments, cut at tabs.</summary>
    public static IEnumerable<string[]> Rows(string name, string folder = "Cleaning")
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"FeedMonitor.{folder}.{name}")
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t');
            }
        }
    }
}
