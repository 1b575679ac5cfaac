using Azure;
using Azure.Storage.Queues.Models;
using FeedMonitor.Alerts;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Storage.Azure;

/// <summary>The queues of the storage account, as the Functions host reads and poisons them.</summary>
internal sealed class StorageWorkQueues(StorageClients clients) : IWorkQueues, IWorkReceiver
{
    // A message lives for seven days and can't be hidden for longer. One that comes too early finds its alert not due;
    // the sweep sends it again when it is.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(6);

    public Task SendPollAsync(PollBatch batch, CancellationToken cancel) => clients.Polls.SendMessageAsync(batch.ToMessage(), cancel);

    public Task SendAlertAsync(AlertId alert, TimeSpan delay, CancellationToken cancel) =>
        clients.Alerts.SendMessageAsync(alert.Value, visibilityTimeout: delay < LongestDelay ? delay : LongestDelay, cancellationToken: cancel);

    public async Task<int> CountAsync(string queue, CancellationToken cancel)
    {
        var properties = await clients.QueueNamed(queue).GetPropertiesAsync(cancel);
        return properties.Value.ApproximateMessagesCount;
    }

    public async Task<int> CountReadyAsync(string queue, CancellationToken cancel) =>
        (await clients.QueueNamed(queue).PeekMessagesAsync(IWorkQueues.MostReadyCounted, cancel)).Value.Length;

    public async Task<IReadOnlyList<WorkMessage>> ReceiveAsync(string queue, int max, TimeSpan hidden, CancellationToken cancel)
    {
        var messages = await clients.QueueNamed(queue).ReceiveMessagesAsync(max, hidden, cancel);
        return [.. messages.Value.Select(message => new WorkMessage(queue, message.MessageId, message.PopReceipt, message.Body.ToString(), message.DequeueCount))];
    }

    public async Task DeleteAsync(WorkMessage message, CancellationToken cancel)
    {
        try
        {
            await clients.QueueNamed(message.Queue).DeleteMessageAsync(message.Id, message.Receipt, cancel);
        }
        catch (RequestFailedException e) when (IsInOtherHands(e))
        {
            // It took longer than the message was hidden; whoever has it now finds the work done.
        }
    }

    public async Task ReleaseAsync(WorkMessage message, TimeSpan delay, CancellationToken cancel)
    {
        try
        {
            await clients.QueueNamed(message.Queue).UpdateMessageAsync(message.Id, message.Receipt, visibilityTimeout: delay, cancellationToken: cancel);
        }
        catch (RequestFailedException e) when (IsInOtherHands(e))
        {
            // Somebody else has it already.
        }
    }

    public async Task MoveToPoisonAsync(WorkMessage message, CancellationToken cancel)
    {
        await clients.QueueNamed(Queues.PoisonOf(message.Queue)).SendMessageAsync(message.Text, cancel);
        await DeleteAsync(message, cancel);
    }

    // Gone, or taken again by another worker since.
    private static bool IsInOtherHands(RequestFailedException e) => e.Status == 404 || e.ErrorCode == QueueErrorCode.PopReceiptMismatch;
}
