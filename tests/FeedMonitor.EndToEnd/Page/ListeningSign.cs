namespace FeedMonitor.EndToEnd.Page;

/// <summary>Standard output of a monitor, which says when its page can be had.</summary>
internal sealed class ListeningSign : StringWriter
{
    private readonly TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when it listens.</summary>
    public Task Given => listening.Task;

    public override void WriteLine(string? value)
    {
        if (value?.StartsWith("The page is at", StringComparison.Ordinal) is true)
        {
            listening.TrySetResult();
        }
    }
}
