using System.Runtime.InteropServices;

namespace FeedMonitor.Cli.Commands;

/// <summary>Ctrl+C and the system's request to end, as a token. The first one ends in good order, the second one at once.</summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>What shells give a command that an interrupt ended.</summary>
    public const int ExitCode = 130;

    private readonly CancellationTokenSource end = new();
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;

    public Interruption()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => end.Token;

    /// <inheritdoc />
    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        end.Dispose();
    }

    private void End(PosixSignalContext signal)
    {
        signal.Cancel = !end.IsCancellationRequested;
        end.Cancel();
    }
}
