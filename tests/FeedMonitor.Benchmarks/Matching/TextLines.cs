using System.IO.Compression;

namespace FeedMonitor.Benchmarks.Matching;

/// <summary>The lines of a text file, unpacked if its name ends in .gz.</summary>
internal static class TextLines
{
    public static IEnumerable<string> Of(string path)
    {
        using Stream file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
