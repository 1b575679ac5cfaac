using FeedMonitor.Cli.Running;

namespace FeedMonitor.Cli.Azurite;

/// <summary>On a machine of its own making: stubs stand for Node.js and npm, and nothing is downloaded.</summary>
public sealed class AzuriteInstallationTests : IDisposable
{
    private readonly StubPath machine = new();
    private readonly ConfigFolder config = new();

    public AzuriteInstallationTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The stubs are shell scripts.");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        machine.Dispose();
        config.Dispose();
    }

    [Fact]
    public async Task Without_Node_it_says_what_to_install_or_to_do_instead()
    {
        var mistake = (await UpAsync()).Mistake;

        Assert.StartsWith("Azurite needs Node.js, and 'node' can't be started: ", mistake, StringComparison.Ordinal);
        Assert.DoesNotContain("working directory", mistake, StringComparison.Ordinal);
        Assert.EndsWith(" Install Node.js 20 or newer (with npm), or run with --store memory.", mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo v18.20.4", "v18.20.4")]
    [InlineData("echo v18.20.4-nightly20240101", "v18.20.4-nightly20240101")]
    [InlineData("printf 'No version is set.\\nChoose one of:\\n 18\\n 22\\n' >&2; exit 126", "No version is set.")]
    [InlineData("true", "")]
    public async Task A_Node_that_is_too_old_or_broken_is_told(string node, string says)
    {
        machine.Script("node", node);

        Assert.Equal($"Azurite needs Node.js 20 or newer, and 'node --version' says '{says}'. Update Node.js, or run with --store memory.", (await UpAsync()).Mistake);
    }

    [Theory]
    [InlineData("echo v20.0.0")]
    [InlineData("echo v24.0.0-nightly20260101")]
    public async Task Without_npm_it_says_what_to_install(string node)
    {
        machine.Script("node", node);

        Assert.StartsWith("Azurite needs Node.js, and 'npm' can't be started: ", (await UpAsync()).Mistake, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_npm_that_fails_is_told_in_its_own_words_leaves_nothing_and_the_next_start_tries_again()
    {
        machine.RealNode();
        machine.Script("npm", "printf 'npm error code ENOTFOUND\\nnpm error syscall getaddrinfo\\nnpm error network request to x failed\\nnpm error network more of it\\n' >&2; exit 1");

        const string Expected = "Azurite could not be installed: npm ci ended with 1. npm error code ENOTFOUND: request to x failed (Without Node.js: --store memory.)";
        Assert.Equal(Expected, (await UpAsync()).Mistake);
        AssertNothingInstalled();
        Assert.Equal(Expected, (await UpAsync()).Mistake);

        UseInstalled();
        Assert.Equal(0, (await UpAsync()).ExitCode);
    }

    [Fact]
    public async Task An_installation_that_was_interrupted_is_made_anew_and_then_used_for_good()
    {
        var name = Path.GetFileName(await InstalledAsync());
        var half = Path.Combine(machine.AppData, name, "node_modules", "azurite");
        var staging = Path.Combine(machine.AppData, name + ".new");
        Directory.CreateDirectory(half);
        Directory.CreateDirectory(Path.Combine(staging, "node_modules", "half"));
        machine.RealNode();
        UseInstalled();

        var first = await UpAsync();
        machine.Script("npm", "exit 1");
        var second = await UpAsync();

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains(first.Output, line => line.StartsWith("Installing Azurite ", StringComparison.Ordinal));
        Assert.DoesNotContain(second.Output, line => line.StartsWith("Installing Azurite ", StringComparison.Ordinal));
        Assert.False(Directory.Exists(staging));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Ended_while_npm_is_at_work_it_ends_npm_and_counts_nothing_as_installed(string signal)
    {
        machine.RealNode();
        machine.Script("npm", $"echo of {machine.Folder}; /bin/sleep 600 & /bin/sleep 600");
        await using var process = Start();
        await process.Output.HearAsync("Installing Azurite ");

        await process.SignalAsync(signal);
        var end = await process.EndAsync();

        AssertStopped(end);
        AssertNothingInstalled();
        AssertNothingRuns();
    }

    [Fact]
    public async Task Ended_while_Azurite_comes_up_it_ends_it()
    {
        var launched = Path.Combine(machine.Folder, "launched");
        machine.Script("node", $"if [ \"$1\" = --version ]; then echo v22.0.0; exit; fi\n: > {launched}\nexec /bin/sleep 600");
        machine.Script("npm", "/bin/mkdir -p node_modules/azurite/dist/src; : > node_modules/azurite/dist/src/azurite.js");
        await using var process = Start();
        while (!File.Exists(launched))
        {
            await Task.Delay(20, Cancel);
        }

        await process.SignalAsync("INT");

        AssertStopped(await process.EndAsync());
        AssertNothingRuns();
    }

    [Fact]
    public async Task An_Azurite_that_ends_at_once_is_told_in_one_line()
    {
        machine.Script("node", "if [ \"$1\" = --version ]; then echo v22.0.0; exit; fi\nprintf 'Error: no such module\\n    at Module.load (x.js:1)\\n' >&2; exit 1");
        machine.Script("npm", "/bin/mkdir -p node_modules/azurite/dist/src; : > node_modules/azurite/dist/src/azurite.js");

        Assert.StartsWith("Azurite did not start: Error: no such module", (await UpAsync()).Mistake, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_sends_telemetry_is_not_even_loaded()
    {
        machine.RealNode();
        machine.Script("npm", """
            /bin/mkdir -p node_modules/azurite/dist/src node_modules/applicationinsights
            echo "console.error('It was loaded.'); process.exit(1)" > node_modules/applicationinsights/index.js
            echo "require('applicationinsights'); console.error('Not loaded.'); process.exit(1)" > node_modules/azurite/dist/src/azurite.js
            """);

        Assert.Equal("Azurite did not start: Not loaded.", (await UpAsync()).Mistake);
    }

    private static void AssertStopped(CommandEnd end) => Assert.Equal((130, "Stopped.", 0), (end.ExitCode, end.Output[^1], end.Errors.Count));

    private void AssertNothingInstalled() => Assert.DoesNotContain(Directory.EnumerateDirectories(machine.AppData), folder => folder.Contains("azurite-", StringComparison.Ordinal));

    private void AssertNothingRuns()
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.Empty(RealProcess.Running(machine.Folder));
        }
    }

    private static async Task<string> InstalledAsync() =>
        Path.GetFullPath(Path.Combine(await AzuriteInstallation.EnsureAsync(_ => { }, Cancel), "..", "..", "..", "..", ".."));

    // npm "installs" what this machine has: Azurite is some 370 MB.
    private void UseInstalled()
    {
        var installed = InstalledAsync().GetAwaiter().GetResult();
        machine.Script("npm", $"/bin/ln -s '{installed}/node_modules' node_modules");
    }

    private string[] Arguments => ["up", "--once", "--config", config.Path, "--data", Path.Combine(machine.Folder, "data")];

    private RealProcess Start() => RealProcess.Start(machine.Folder, machine.Environment, Arguments);

    private Task<CommandEnd> UpAsync() => RealProcess.RunAsync(machine.Folder, machine.Environment, Arguments);
}
