using System.Globalization;
using FeedMonitor.Alerts;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Storage.Memory;

/// <summary>Queues that hide what was taken, count how often, and give it again, as storage queues do.</summary>
internal sealed class MemoryWorkQueues(TimeProvider time) : IWorkQueues, IWorkReceiver
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<Entry>> queues = new(StringComparer.Ordinal);
    private long ids;

    public Task SendPollAsync(PollBatch batch, CancellationToken cancel) => SendAsync(Queues.Polls, batch.ToMessage(), TimeSpan.Zero);

    public Task SendAlertAsync(AlertId alert, TimeSpan delay, CancellationToken cancel) => SendAsync(Queues.Alerts, alert.Value, delay);

    public Task<int> CountAsync(string queue, CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult(Of(queue).Count);
        }
    }

    public Task<int> CountReadyAsync(string queue, CancellationToken cancel)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            return Task.FromResult(Of(queue).Where(entry => entry.VisibleAt <= now).Take(IWorkQueues.MostReadyCounted).Count());
        }
    }

    public Task<IReadOnlyList<WorkMessage>> ReceiveAsync(string queue, int max, TimeSpan hidden, CancellationToken cancel)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var taken = Of(queue).Where(entry => entry.VisibleAt <= now).Take(max).ToArray();
            foreach (var entry in taken)
            {
                entry.VisibleAt = now + hidden;
                entry.DequeueCount++;
                entry.Receipt = NextId();
            }

            return Task.FromResult<IReadOnlyList<WorkMessage>>(
                [.. taken.Select(entry => new WorkMessage(queue, entry.Id, entry.Receipt, entry.Text, entry.DequeueCount))]);
        }
    }

    public Task DeleteAsync(WorkMessage message, CancellationToken cancel)
    {
        lock (gate)
        {
            Of(message.Queue).RemoveAll(entry => entry.Id == message.Id && entry.Receipt == message.Receipt);
            return Task.CompletedTask;
        }
    }

    public Task ReleaseAsync(WorkMessage message, TimeSpan delay, CancellationToken cancel)
    {
        lock (gate)
        {
            if (Of(message.Queue).Find(entry => entry.Id == message.Id && entry.Receipt == message.Receipt) is { } entry)
            {
                entry.VisibleAt = time.GetUtcNow() + delay;
            }

            return Task.CompletedTask;
        }
    }

    public async Task MoveToPoisonAsync(WorkMessage message, CancellationToken cancel)
    {
        await SendAsync(Queues.PoisonOf(message.Queue), message.Text, TimeSpan.Zero);
        await DeleteAsync(message, cancel);
    }

    private Task SendAsync(string queue, string text, TimeSpan delay)
    {
        lock (gate)
        {
            Of(queue).Add(new Entry { Id = NextId(), Text = text, VisibleAt = time.GetUtcNow() + delay });
            return Task.CompletedTask;
        }
    }

    private List<Entry> Of(string queue) => queues.TryGetValue(queue, out var entries) ? entries : queues[queue] = [];

    private string NextId() => (++ids).ToString(CultureInfo.InvariantCulture);

    private sealed class Entry
    {
        public required string Id { get; init; }

        public required string Text { get; init; }

        public required DateTimeOffset VisibleAt { get; set; }

        public string Receipt { get; set; } = "";

        public long DequeueCount { get; set; }
    }
}
