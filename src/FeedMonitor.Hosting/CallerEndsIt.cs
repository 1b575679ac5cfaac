using Microsoft.Extensions.Hosting;

namespace FeedMonitor.Hosting;

/// <summary>The lifetime of a web server within a program: who started it ends it, and Ctrl+C is not its matter.</summary>
public sealed class CallerEndsIt : IHostLifetime
{
    /// <inheritdoc />
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
