namespace FeedMonitor.Web.Dashboard;

/// <summary>The files of the page.</summary>
internal static class PageFiles
{
    private const string Prefix = "Page/";
    private const string Start = "index.html";

    private static readonly Lazy<IReadOnlyDictionary<string, PageFile>> Files = new(Load);

    /// <summary>The page itself.</summary>
    public static PageFile Page => Files.Value[Start];

    /// <summary>What the page loads, by name; null if there is no such file.</summary>
    public static PageFile? FindAsset(string name) => name == Start ? null : Files.Value.GetValueOrDefault(name);

    private static Dictionary<string, PageFile> Load() =>
        EmbeddedFile.Names(Prefix).ToDictionary(name => name[Prefix.Length..], name => PageFile.Of(name, EmbeddedFile.Read(name)), StringComparer.Ordinal);
}
