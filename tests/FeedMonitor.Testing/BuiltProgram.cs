using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FeedMonitor.Testing;

/// <summary>How tests start the built <c>feedmonitor.dll</c> as a process of its own.</summary>
/// <remarks>
/// As it ships, every method is compiled once and well (<c>Runtime.props</c>), which pays within minutes. A test's process lives for seconds, and half of
/// its processor time would go into that: here methods are compiled quickly first, as .NET does by itself. What is compiled is the same.
/// <c>UpOnceTests</c> starts the program as it ships.
/// </remarks>
public static class BuiltProgram
{
    /// <summary>The <c>dotnet</c> that runs this.</summary>
    public static string DotNet { get; } = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>How to start it, with standard output and error redirected; by the running .NET, not by PATH, which tests empty.</summary>
    /// <param name="arguments">The arguments.</param>
    public static ProcessStartInfo With(params string[] arguments)
    {
        var start = new ProcessStartInfo(DotNet, [Path.Combine(AppContext.BaseDirectory, "feedmonitor.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }
}
