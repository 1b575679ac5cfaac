using FeedMonitor.Text;

namespace FeedMonitor.Configuration.Lists;

/// <summary>
/// Reads a list of names: a <c>.txt</c> file has one a line, with <c>#</c> before comments; a <c>.csv</c> or <c>.tsv</c> file is CSV. In whatever encoding
/// (see <see cref="TextDecoding"/>).
/// </summary>
/// <remarks>No other file is read: a watchlist shows the names of its lists, and may come from somebody who must not see what else stands in the folder, such as the secrets of <c>channels.yaml</c>.</remarks>
public static class ListFile
{
    /// <summary>The largest file, in bytes. 100,000 names take a twentieth of it.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The most names, aliases included.</summary>
    public const int MostNames = 1_000_000;

    private static readonly string[] Extensions = [".txt", ".csv", ".tsv"];

    /// <summary>What a list is called, for errors.</summary>
    internal const string Names = "a file that ends in .txt, .csv or .tsv";

    /// <summary>Whether a path ends as those of lists do.</summary>
    internal static bool IsNamedAsOne(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of a file.</summary>
    /// <exception cref="ConfigurationException">The file is wrong somewhere, or is not there.</exception>
    public static ListNames Read(string path, ListColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (!IsNamedAsOne(path))
        {
            throw new ConfigurationException(new ConfigPlace(path), $"this is no list of names, expected {Names}");
        }

        var text = TextDecoding.Decode(ReadBytes(path)).Text;
        var names = new NameCollector(path);
        var isText = Path.GetExtension(path).Equals(".txt", StringComparison.OrdinalIgnoreCase);
        if (isText && (columns.Name is not null || columns.Delimiter is not null))
        {
            throw new ConfigurationException(new ConfigPlace(path), "a .txt list has one name a line and no columns, expected a .csv file, or no columns to be named");
        }

        if (isText)
        {
            TextList.Read(text, names);
        }
        else
        {
            CsvList.Read(text, columns, names);
        }

        return names.Entries > 0 ? names.ToList() : throw new ConfigurationException(new ConfigPlace(path), "the list holds no name, expected at least one");
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: > MaxBytes }
                ? throw new ConfigurationException(new ConfigPlace(path), $"the list is too large, expected at most {MaxBytes / (1024 * 1024)} MiB")
                : File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ConfigurationException(new ConfigPlace(path), "there is no such file, expected a list of names (.csv or .txt)");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(new ConfigPlace(path), $"can't be read: {e.Message}");
        }
    }
}
