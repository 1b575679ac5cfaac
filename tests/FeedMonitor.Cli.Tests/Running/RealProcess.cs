using System.Diagnostics;
using FeedMonitor.Testing;

namespace FeedMonitor.Cli.Running;

/// <summary>The built program as a process of its own, in a working folder of its own.</summary>
internal sealed class RealProcess : IAsyncDisposable
{
    private readonly Process process;

    private RealProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Hear(Output, line.Data);
        process.ErrorDataReceived += (_, line) => Hear(Errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public SpokenLines Output { get; } = new();

    public SpokenLines Errors { get; } = new();

    /// <summary>Starts it.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="environment">Variables that differ from ours.</param>
    /// <param name="args">The arguments.</param>
    public static RealProcess Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var start = BuiltProgram.With(args);
        start.WorkingDirectory = folder;
        start.RedirectStandardInput = true;
        start.StandardOutputEncoding = System.Text.Encoding.UTF8;
        start.StandardErrorEncoding = System.Text.Encoding.UTF8;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new RealProcess(Process.Start(start)!);
    }

    public static async Task<CommandEnd> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        await using var started = Start(folder, environment, args);
        return await started.EndAsync();
    }

    /// <summary>Gives it text on its standard input, and the end of it.</summary>
    public async Task FeedAsync(string text)
    {
        await process.StandardInput.WriteAsync(text);
        process.StandardInput.Close();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<CommandEnd> EndAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandEnd(process.ExitCode, Output.Lines, Errors.Lines);
    }

    /// <summary>Sends a signal, such as <c>INT</c>.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString()]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends it as a crash does, and leaves its children.</summary>
    public Task KillAsync()
    {
        process.Kill();
        return process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The command lines of running processes that carry these words.</summary>
    public static IReadOnlyList<string> Running(string words)
    {
        var found = new List<string>();
        foreach (var file in Directory.EnumerateDirectories("/proc").Select(folder => Path.Combine(folder, "cmdline")))
        {
            try
            {
                var line = File.Exists(file) ? File.ReadAllText(file).Replace('\0', ' ') : "";
                if (line.Contains(words, StringComparison.Ordinal))
                {
                    found.Add(line);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has just ended, or is not ours.
            }
        }

        return found;
    }

    private static void Hear(SpokenLines lines, string? line)
    {
        if (line is null)
        {
            lines.End();
        }
        else
        {
            lines.WriteLine(line);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
