using FeedMonitor.Items;

namespace FeedMonitor.Web.Backtests;

/// <summary>An empty history that answers when it is told to: who asks it waits until then, or until they are stopped.</summary>
internal sealed class StandingHistory : IItemHistory, IDisposable
{
    private readonly SemaphoreSlim answers = new(0);
    private readonly Lock gate = new();
    private int atWork;

    /// <summary>One count for each who has asked.</summary>
    public SemaphoreSlim Asked { get; } = new(0);

    /// <summary>One count for each who was stopped.</summary>
    public SemaphoreSlim Stopped { get; } = new(0);

    /// <summary>How many waited for an answer at once, at most.</summary>
    public int MostAtWork { get; private set; }

    /// <summary>Answers one of those who wait.</summary>
    public void Answer() => answers.Release();

    public async Task<IReadOnlyList<HistoryChunk>> ListAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancel)
    {
        Enter();
        Asked.Release();
        try
        {
            await answers.WaitAsync(cancel);
            return [];
        }
        catch (OperationCanceledException)
        {
            Stopped.Release();
            throw;
        }
        finally
        {
            Leave();
        }
    }

    public PackedItems Pack(IReadOnlyList<HistoryItem> items) => throw new NotSupportedException();

    public Task AppendAsync(IReadOnlyList<PackedItems> packs, CancellationToken cancel) => throw new NotSupportedException();

    public Task<HistoryReading> ReadAsync(HistoryChunk chunk, CancellationToken cancel) => throw new NotSupportedException();

    public Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancel) => throw new NotSupportedException();

    private void Enter()
    {
        lock (gate)
        {
            MostAtWork = Math.Max(MostAtWork, ++atWork);
        }
    }

    private void Leave()
    {
        lock (gate)
        {
            atWork--;
        }
    }

    public void Dispose()
    {
        answers.Dispose();
        Asked.Dispose();
        Stopped.Dispose();
    }
}
