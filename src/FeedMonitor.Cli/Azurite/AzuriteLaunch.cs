using System.Diagnostics;
using System.Globalization;

namespace FeedMonitor.Cli.Azurite;

/// <summary>How an Azurite is started, and started again.</summary>
/// <param name="EntryPoint">The installed script.</param>
/// <param name="Arguments">Where it keeps its data.</param>
internal sealed record AzuriteLaunch(string EntryPoint, string[] Arguments)
{
    /// <summary>How long it may take until it listens.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>Starts the process and waits until all three services listen; null if a port is taken.</summary>
    /// <exception cref="UserErrorException">It does not start.</exception>
    public async Task<(Process Process, AzuritePorts Ports)?> StartAsync(AzuritePorts wanted, CancellationToken cancel)
    {
        var launcher = Path.Combine(AppContext.BaseDirectory, "azurite", "launcher.cjs");
        var start = new ProcessStartInfo("node",
        [
            launcher, EntryPoint, "--skipApiVersionCheck", "--disableTelemetry", "--silent",
            "--blobPort", Text(wanted.Blob), "--queuePort", Text(wanted.Queue), "--tablePort", Text(wanted.Table), .. Arguments,
        ])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var node = Process.Start(start)!;
        var watch = new StartWatch(node);
        try
        {
            if (await watch.PortsAsync(Timeout, cancel) is { } ports)
            {
                return (node, ports);
            }
        }
        catch
        {
            node.Kill(entireProcessTree: true);
            node.Dispose();
            throw;
        }

        // It has ended; what it said last may still be on its way.
        await node.WaitForExitAsync(cancel);
        node.Dispose();
        return watch.Errors.Contains("EADDRINUSE", StringComparison.Ordinal)
            ? null
            : throw new UserErrorException($"Azurite did not start: {watch.Errors.Trim()}");
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
