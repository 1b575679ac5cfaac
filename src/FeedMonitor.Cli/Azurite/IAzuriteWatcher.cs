namespace FeedMonitor.Cli.Azurite;

/// <summary>Whoever works on an Azurite that is kept running.</summary>
internal interface IAzuriteWatcher
{
    /// <summary>
    /// It has ended, and is started again when this has returned: by then nobody may be at work on it any more. What it was told last is lost, and a
    /// work that went on would build upon that: it would save that items are known whose hits are gone.
    /// </summary>
    /// <exception cref="UserErrorException">It need not be started again.</exception>
    Task EndedAsync(CancellationToken cancel);

    /// <summary>It runs again, on the same ports, with what it had saved.</summary>
    void StartedAgain();
}
