namespace FeedMonitor.Configuration;

/// <summary>Where a path leads once every link on the way is followed: two paths of one file are one here.</summary>
public static class RealPath
{
    // As Linux counts (path_resolution(7)); links that lead in a circle are left as they are.
    private const int MostLinks = 40;

    private static readonly StringComparison Comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>The absolute path without links. What does not exist is taken as it is written.</summary>
    /// <exception cref="IOException">A link can't be followed.</exception>
    public static string Of(string path)
    {
        var links = MostLinks;
        return Of(Path.GetFullPath(path), ref links);
    }

    /// <summary>Whether both lead to one file.</summary>
    /// <exception cref="IOException">A link can't be followed.</exception>
    public static bool AreSame(string one, string other) => Of(one).Equals(Of(other), Comparison);

    private static string Of(string full, ref int links)
    {
        var real = Path.GetPathRoot(full)!;
        foreach (var part in full[real.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries))
        {
            var folder = real;
            real = Path.Combine(folder, part);
            if (links > 0 && LinkTarget(real) is { } target)
            {
                links--;
                real = Of(Path.GetFullPath(target, folder), ref links);
            }
        }

        return real;
    }

    private static string? LinkTarget(string path) => Directory.Exists(path) ? new DirectoryInfo(path).LinkTarget : new FileInfo(path).LinkTarget;
}
