using System.Text.Json.Nodes;
using FeedMonitor.Cli.Running;
using FeedMonitor.Testing;

namespace FeedMonitor.Cli.Commands;

/// <summary>Files for the file tools, and what the tools say of them.</summary>
public abstract class ToolFiles : IDisposable
{
    private readonly TempFolder folder = new();

    internal string Folder => folder.Path;

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    internal string Write(string name, string text) => folder.Write(name, text);

    /// <summary>Compares text and order, not white space.</summary>
    internal static void AssertJson(string expected, string line) => Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), JsonNode.Parse(line)!.ToJsonString());

    internal static async Task<string> OneLineAsync(int exitCode, params string[] args)
    {
        var end = await InProcess.RunAsync(args);
        Assert.Equal((exitCode, 0), (end.ExitCode, end.Errors.Count));
        return Assert.Single(end.Output);
    }
}
