using FeedMonitor.Testing;

namespace FeedMonitor.Cli.Running;

/// <summary>A PATH with nothing on it but what a test puts there, and an application-data folder of its own.</summary>
internal sealed class StubPath : IDisposable
{
    private readonly TempFolder folder = new();

    public StubPath() => Directory.CreateDirectory(Bin);

    /// <summary>A folder for the test's own files.</summary>
    public string Folder => folder.Path;

    /// <summary>Where the monitor keeps its own.</summary>
    public string AppData => Path.Combine(folder.Path, "share", "feedmonitor");

    /// <summary>The variables for a process.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PATH"] = Bin,
        ["HOME"] = folder.Path,
        ["XDG_DATA_HOME"] = Path.Combine(folder.Path, "share"),
    };

    private string Bin => Path.Combine(folder.Path, "bin");

    /// <summary>Puts a shell script there.</summary>
    public void Script(string name, string text)
    {
        var path = folder.Write(Path.Combine("bin", name), $"#!/bin/sh\n{text}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Puts this machine's Node.js there.</summary>
    public void RealNode() => File.CreateSymbolicLink(
        Path.Combine(Bin, "node"),
        System.Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(part => Path.Combine(part, "node")).First(File.Exists));

    public void Dispose() => folder.Dispose();
}
