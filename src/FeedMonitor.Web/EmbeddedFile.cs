using System.Reflection;

namespace FeedMonitor.Web;

/// <summary>Files that are built into this assembly: so they are where the code is, whatever the working folder.</summary>
internal static class EmbeddedFile
{
    private static readonly Assembly Here = typeof(EmbeddedFile).Assembly;

    /// <summary>The names of those below a prefix.</summary>
    public static IEnumerable<string> Names(string prefix) => Here.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>One that is there, as the project file says.</summary>
    public static byte[] Read(string name)
    {
        using var file = Here.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
