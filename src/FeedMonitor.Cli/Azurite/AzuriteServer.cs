using System.Diagnostics;

namespace FeedMonitor.Cli.Azurite;

/// <summary>A running Azurite: one that this process started and will stop, or one that another process owns.</summary>
/// <remarks>
/// A data folder has one Azurite: its owner holds <c>azurite.lock</c>, and <c>azurite.json</c> says on which ports it listens, so that a
/// second command on the same folder uses it too.
/// </remarks>
public sealed partial class AzuriteServer : IAsyncDisposable
{
    // An owner that installs Azurite first takes a minute or two.
    private static readonly TimeSpan OwnersTime = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(20);

    private readonly FileStream? ownership;
    private readonly AzuriteLaunch? launch;
    private Process? process;

    private AzuriteServer(AzuritePorts ports, Process? process, AzuriteLaunch? launch, FileStream? ownership)
    {
        Ports = ports;
        this.process = process;
        this.launch = launch;
        this.ownership = ownership;
    }

    /// <summary>Where it listens.</summary>
    public AzuritePorts Ports { get; }

    /// <summary>Whether this process started it, and stops it.</summary>
    public bool IsOurs => process is not null;

    /// <summary>The process id of an Azurite that is ours, or null.</summary>
    public int? ProcessId => process?.Id;

    /// <summary>Starts Azurite on a data folder, or uses the one that serves it already.</summary>
    /// <param name="dataFolder">The folder; made if it is not there.</param>
    /// <param name="say">Told of what takes long.</param>
    /// <param name="cancel">Stops the start.</param>
    /// <exception cref="UserErrorException">It can't be installed or started.</exception>
    public static Task<AzuriteServer> StartAsync(string dataFolder, Action<string> say, CancellationToken cancel) =>
        StartAsync(dataFolder, say, OwnersTime, TimeProvider.System, cancel);

    /// <summary>The same, with the time that another owner of the folder has to come up: for tests.</summary>
    internal static async Task<AzuriteServer> StartAsync(
        string dataFolder, Action<string> say, TimeSpan ownersTime, TimeProvider time, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(ownersTime, time);
        for (var isWaiting = false; ; isWaiting = true)
        {
            if (TakeFolder(dataFolder) is { } taken)
            {
                return await StartOursAsync(dataFolder, taken, say, cancel);
            }

            if (AzuritePorts.Read(PortsFile(dataFolder)) is { } ports && await ports.AnswerAsync(cancel))
            {
                return new AzuriteServer(ports, process: null, launch: null, ownership: null);
            }

            if (timeout.IsCancellationRequested)
            {
                throw new UserErrorException($"Another process holds {dataFolder}, but no Azurite answers there. End it, or give another folder with --data.");
            }

            if (!isWaiting)
            {
                say($"Another process holds {dataFolder}; waiting for its Azurite …");
            }

            await Task.Delay(Pause, cancel);
        }
    }

    /// <summary>Starts an Azurite that keeps everything in memory, on free ports: for tests.</summary>
    public static async Task<AzuriteServer> StartInMemoryAsync(CancellationToken cancel)
    {
        var entryPoint = await AzuriteInstallation.EnsureAsync(_ => { }, cancel);
        return await LaunchAsync(entryPoint, AzuritePorts.Any, ["--inMemoryPersistence"], ownership: null, cancel)
            ?? throw new UserErrorException("Azurite found no free port.");
    }

    /// <summary>Stops it if it is ours, and waits until it has saved.</summary>
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.StandardInput.Close();
            using var timeout = new CancellationTokenSource(StopTimeout);
            try
            {
                await process.WaitForExitAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }

            process.Dispose();
        }

        if (ownership is not null)
        {
            File.Delete(PortsFile(Path.GetDirectoryName(ownership.Name)!));
            await ownership.DisposeAsync();
        }
    }

    private static async Task<AzuriteServer> StartOursAsync(string dataFolder, FileStream ownership, Action<string> say, CancellationToken cancel)
    {
        try
        {
            await WaitForOrphanAsync(dataFolder, cancel);
            var entryPoint = await AzuriteInstallation.EnsureAsync(say, cancel);
            string[] arguments = ["--location", dataFolder];
            var server = (AzuritePorts.Usual.AreFree ? await LaunchAsync(entryPoint, AzuritePorts.Usual, arguments, ownership, cancel) : null)
                ?? await LaunchAsync(entryPoint, AzuritePorts.Any, arguments, ownership, cancel)
                ?? throw new UserErrorException("Azurite found no free port.");
            server.Ports.Write(PortsFile(dataFolder));
            return server;
        }
        catch
        {
            await ownership.DisposeAsync();
            throw;
        }
    }

    // The owner was killed: its Azurite sees that, saves and ends, which takes a moment. Two on one folder would spoil it.
    private static async Task WaitForOrphanAsync(string dataFolder, CancellationToken cancel)
    {
        if (AzuritePorts.Read(PortsFile(dataFolder)) is not { } ports)
        {
            return;
        }

        using var timeout = new CancellationTokenSource(StopTimeout);
        while (await ports.AnswerAsync(cancel))
        {
            if (timeout.IsCancellationRequested)
            {
                throw new UserErrorException($"An Azurite on port {ports.Table} still serves {dataFolder}, though the process that started it is gone. End it, or give another folder with --data.");
            }

            await Task.Delay(Pause, cancel);
        }

        File.Delete(PortsFile(dataFolder));
    }

    /// <summary>The lock of the folder, or null if another process has it.</summary>
    private static FileStream? TakeFolder(string dataFolder) => FolderLock.TryTake(dataFolder, Path.Combine(dataFolder, "azurite.lock"));

    /// <summary>Starts the process and waits until all three services listen; null if a port was taken meanwhile.</summary>
    private static async Task<AzuriteServer?> LaunchAsync(
        string entryPoint, AzuritePorts wanted, string[] arguments, FileStream? ownership, CancellationToken cancel)
    {
        var how = new AzuriteLaunch(entryPoint, arguments);
        return await how.StartAsync(wanted, cancel) is { } started ? new AzuriteServer(started.Ports, started.Process, how, ownership) : null;
    }

    private static string PortsFile(string dataFolder) => Path.Combine(dataFolder, "azurite.json");
}
