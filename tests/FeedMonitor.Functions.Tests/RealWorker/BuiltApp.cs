using FeedMonitor.Testing;

namespace FeedMonitor.Functions.RealWorker;

/// <summary>The app as <c>dotnet build src/FeedMonitor.Functions</c> leaves it: with the real worker, whose packages are not in every registry copy.</summary>
internal static class BuiltApp
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    /// <summary>The folder with its programs.</summary>
    public static string Folder { get; } = Repository.PathOf("src", "FeedMonitor.Functions", "bin", Configuration, "net10.0");

    /// <summary>The program that the host starts.</summary>
    public static string Program { get; } = Path.Combine(Folder, "FeedMonitor.Functions.dll");

    /// <summary>Whether it has been built for these tests, so that there is no reason to skip one: <c>.ci/run</c> says so.</summary>
    public static bool IsPromised => Environment.GetEnvironmentVariable("FEEDMONITOR_APP_BUILT") is { Length: > 0 };

    /// <summary>Why there is nothing to test: it was not built, or not since its sources were changed; null when it can be tested.</summary>
    public static string? Missing()
    {
        const string Remedy = "run 'dotnet build src/FeedMonitor.Functions' first";
        if (!File.Exists(Program))
        {
            return $"The app is not built against the real worker: {Remedy}.";
        }

        var built = File.GetLastWriteTimeUtc(Program);
        var sources = Directory.EnumerateFiles(Repository.PathOf("src", "FeedMonitor.Functions"), "*.cs");
        return sources.Any(source => File.GetLastWriteTimeUtc(source) > built) || Libraries().Any(IsAnother)
            ? $"The app that is built is not that of these sources: {Remedy}."
            : null;
    }

    // The rest of the app is the same for both hosts, so the tests have it beside themselves.
    private static IEnumerable<string> Libraries() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "FeedMonitor.*.dll").Where(library => File.Exists(InApp(library)));

    private static bool IsAnother(string library) =>
        !File.ReadAllBytes(library).AsSpan().SequenceEqual(File.ReadAllBytes(InApp(library)));

    private static string InApp(string library) => Path.Combine(Folder, Path.GetFileName(library));
}
