using FeedMonitor.Alerts;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Configuration.Editing;

/// <summary>
/// Takes over channels that another instance has saved, when they are about to be used: one listing of the edits, at most once in <see cref="Freshness"/>. Watchlists and feeds
/// need none of this, since they are stored.
/// </summary>
public sealed partial class ChannelsOfOthers(ConfigurationEditor editor, TimeProvider time, ILogger<ChannelsOfOthers> logger) : IChannelNews
{
    /// <summary>How long an edit may be passed over: as long as one of a watchlist.</summary>
    public static readonly TimeSpan Freshness = WatchlistMatcherSource.Freshness;

    private readonly Lock gate = new();
    private Task? look;
    private DateTimeOffset lookedAt;

    /// <inheritdoc />
    public Task LookAsync(bool isMissing, CancellationToken cancel)
    {
        lock (gate)
        {
            // A look that runs already was asked for by somebody else, whose end must not end it for us.
            if (look is null or { IsCompleted: true } && (isMissing || time.GetUtcNow() - lookedAt >= Freshness))
            {
                lookedAt = time.GetUtcNow();
                look = Task.Run(TakeOverAsync, CancellationToken.None);
            }

            return look?.WaitAsync(cancel) ?? Task.CompletedTask;
        }
    }

    private async Task TakeOverAsync()
    {
        try
        {
            await editor.TakeOverChannelsAsync(CancellationToken.None);
        }
#pragma warning disable CA1031 // Whoever has an alert in hand has a channel as well, which may be the right one still.
        catch (Exception e)
        {
            LogFailed(e);
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(LogLevel.Error, "Whether another instance has changed the channels can't be told; they stay as they are.")]
    private partial void LogFailed(Exception error);
}
