using FeedMonitor.Cli.Azurite;

namespace FeedMonitor.Cli.LocalHost;

/// <summary>A run that ends by itself (<c>--once</c>) ends with its storage: whoever started it starts it again, and it finds what was not saved.</summary>
internal sealed class RunWithoutRestarts : IAzuriteWatcher
{
    // Nothing is wrong with the configuration, which 2 would say: another run may go well.
    public Task EndedAsync(CancellationToken cancel) =>
        throw new UserErrorException("Azurite has ended by itself, and the run with it. Run it again: it finds what was not saved.") { ExitCode = 1 };

    public void StartedAgain() => throw new InvalidOperationException("It is not started again.");
}
