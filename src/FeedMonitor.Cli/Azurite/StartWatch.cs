using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace FeedMonitor.Cli.Azurite;

/// <summary>Reads what Azurite prints: where it listens, or why it does not.</summary>
internal sealed partial class StartWatch
{
    private readonly TaskCompletionSource<AzuritePorts?> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, int> ports = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly List<string> errors = [];

    public StartWatch(Process process)
    {
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => started.TrySetResult(null);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Errors
    {
        get
        {
            lock (gate)
            {
                return string.Join(' ', errors);
            }
        }
    }

    public async Task<AzuritePorts?> PortsAsync(TimeSpan timeout, CancellationToken cancel)
    {
        try
        {
            return await started.Task.WaitAsync(timeout, cancel);
        }
        catch (TimeoutException)
        {
            throw new UserErrorException($"Azurite did not start within {timeout.TotalSeconds:0} s. {Errors}");
        }
    }

    private void Keep(string? line)
    {
        lock (gate)
        {
            // The first lines say why; a stack trace follows.
            if (!string.IsNullOrWhiteSpace(line) && errors.Count < 5)
            {
                errors.Add(line.Trim());
            }
        }
    }

    private void Read(string? line)
    {
        if (line is null || ListensAt().Match(line) is not { Success: true } match)
        {
            return;
        }

        ports[match.Groups["service"].Value] = int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture);
        if (ports.Count == 3)
        {
            started.TrySetResult(new AzuritePorts(ports["Blob"], ports["Queue"], ports["Table"]));
        }
    }

    [GeneratedRegex(@"Azurite (?<service>Blob|Queue|Table) service is successfully listening at \S+:(?<port>\d+)")]
    private static partial Regex ListensAt();
}
