using System.Diagnostics;

namespace FeedMonitor.EndToEnd.Process;

/// <summary>How a process ended.</summary>
internal sealed record ProcessEnd(int ExitCode, string Output, string Errors);

/// <summary>The built <c>feedmonitor.dll</c> as a process of its own, started from a folder that is not the checkout.</summary>
internal static class FeedMonitorProcess
{
    /// <summary>Runs it to its end.</summary>
    public static async Task<ProcessEnd> RunAsync(string workingFolder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var cancel = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "feedmonitor.dll"), .. arguments])
        {
            WorkingDirectory = workingFolder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = System.Diagnostics.Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var errors = process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return new ProcessEnd(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
