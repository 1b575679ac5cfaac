namespace FeedMonitor.Pipeline;

/// <summary>The queues that both hosts drain.</summary>
public static class Queues
{
    /// <summary>Batches of feeds to poll.</summary>
    public const string Polls = "polls";

    /// <summary>Alerts to deliver, one id a message.</summary>
    public const string Alerts = "alerts";

    /// <summary>A message that fails this often goes to the poison queue. The same as <c>maxDequeueCount</c> in <c>host.json</c>.</summary>
    public const int MaxDequeueCount = 5;

    /// <summary>The queue for messages of <paramref name="queue"/> that failed <see cref="MaxDequeueCount"/> times; the Functions host's name for it.</summary>
    public static string PoisonOf(string queue) => $"{queue}-poison";
}
