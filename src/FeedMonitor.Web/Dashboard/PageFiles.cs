namespace FeedMonitor.Web.Dashboard;

/// <summary>The files of the page, which are built into this assembly: so the page is where the code is, whatever the working folder.</summary>
internal static class PageFiles
{
    private const string Prefix = "Page/";
    private const string Start = "index.html";

    private static readonly Lazy<IReadOnlyDictionary<string, PageFile>> Files = new(Load);

    /// <summary>The page itself.</summary>
    public static PageFile Page => Files.Value[Start];

    /// <summary>What the page loads, by name; null if there is no such file.</summary>
    public static PageFile? FindAsset(string name) => name == Start ? null : Files.Value.GetValueOrDefault(name);

    private static Dictionary<string, PageFile> Load()
    {
        var assembly = typeof(PageFiles).Assembly;
        var files = new Dictionary<string, PageFile>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            files.Add(resource[Prefix.Length..], PageFile.Of(resource, bytes.ToArray()));
        }

        return files;
    }
}
