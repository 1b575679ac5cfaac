using System.Globalization;
using System.Text.RegularExpressions;
using FeedMonitor.Cli.Azurite;
using FeedMonitor.Cli.Running;
using FeedMonitor.Testing;

namespace FeedMonitor.Cli.Commands;

/// <summary>How <c>up</c> ends: asked to, and killed.</summary>
public sealed partial class UpCommandSignalTests : IDisposable
{
    private static readonly Dictionary<string, string> Unchanged = new(StringComparer.Ordinal);

    private readonly ConfigFolder config = new();
    private readonly TempFolder data = new();

    public UpCommandSignalTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows no signals.");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        config.Dispose();
        data.Dispose();
    }

    [Theory]
    [InlineData("INT", "memory")]
    [InlineData("TERM", "memory")]
    [InlineData("INT", "azurite")]
    public async Task Asked_to_end_it_ends_well_and_leaves_nothing_running(string signal, string store)
    {
        await using var process = Start(store);
        await process.Output.HearAsync("● Cargo");

        await process.SignalAsync(signal);
        var end = await process.EndAsync();

        Assert.Equal((0, "Stopped.", 0), (end.ExitCode, end.Output[^1], end.Errors.Count));
        Assert.Single(end.Output, "Stopped.");
        AssertNothingRuns();
    }

    [Fact]
    public async Task Of_a_killed_one_Azurite_ends_by_itself_and_has_saved()
    {
        // Nobody is told: an alert in hand would be leased to the dead for a minute, and a hit is printed when its feed is saved.
        config.Write("watchlists/cargo.yaml", "{ id: cargo, name: Cargo, terms: [nitrocellulose], alert: { channels: [] } }");
        await using (var process = Start("azurite"))
        {
            await process.Output.HearAsync("● Cargo");
            await process.KillAsync();

            // The next start waits for it.
            var next = await RealProcess.RunAsync(data.Path, Unchanged, [.. Arguments("azurite"), "--once"]);

            Assert.Equal((0, 0), (next.ExitCode, next.Errors.Count));
            Assert.Contains("Feeds:  0 read, 0 unchanged, 0 failed; 0 new items, 0 hits.", next.Output);
        }

        AssertNothingRuns();
    }

    [Fact]
    public async Task A_second_command_on_the_same_data_works_beside_the_first()
    {
        await using var first = Start("azurite");
        await first.Output.HearAsync("● Cargo");

        var second = await RealProcess.RunAsync(data.Path, Unchanged, [.. Arguments("azurite"), "--once"]);

        Assert.Equal((0, 0), (second.ExitCode, second.Errors.Count));
        Assert.Contains(second.Output, line => line.StartsWith("Storage: the Azurite that already runs on ports ", StringComparison.Ordinal));
        Assert.True(await PortsOf(first).AnswerAsync(Cancel));
        await first.SignalAsync("INT");
        Assert.Equal((0, 0), ((await first.EndAsync()).ExitCode, first.Errors.Lines.Count));
    }

    [Fact]
    public async Task A_second_monitor_on_the_same_data_is_told_where_the_first_one_is_and_does_not_begin()
    {
        await using var first = Start("azurite");
        await first.Output.HearAsync("Watching.");
        const string Page = "The page is at ";
        var address = first.Output.Lines.Single(line => line.StartsWith(Page, StringComparison.Ordinal))[Page.Length..];

        var second = await RealProcess.RunAsync(data.Path, Unchanged, Arguments("azurite"));

        Assert.Equal($"A monitor runs on {Path.Combine(data.Path, "azurite")} already, at {address}. End it, or give another folder with --data.", second.Mistake);
        Assert.Empty(second.Output);
        await first.SignalAsync("INT");
        Assert.Equal((0, 0), ((await first.EndAsync()).ExitCode, first.Errors.Lines.Count));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(data.Path, "azurite"), "*.url"));
    }

    private RealProcess Start(string store) => RealProcess.Start(data.Path, Unchanged, Arguments(store));

    private string[] Arguments(string store) => ["up", "--config", config.Path, "--store", store, "--port", "0", .. store == "azurite" ? ["--data", Path.Combine(data.Path, "azurite")] : Array.Empty<string>()];

    private static AzuritePorts PortsOf(RealProcess process)
    {
        var numbers = process.Output.Lines.Select(line => Ports().Match(line)).First(match => match.Success).Groups["port"].Captures.Select(port => int.Parse(port.Value, CultureInfo.InvariantCulture)).ToArray();
        return new AzuritePorts(numbers[0], numbers[1], numbers[2]);
    }

    private void AssertNothingRuns()
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.Empty(RealProcess.Running(data.Path));
        }
    }

    [GeneratedRegex(@"on ports (?:(?<port>\d+)(?:, |;)){3}")]
    private static partial Regex Ports();
}
