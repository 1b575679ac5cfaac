using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api;

/// <summary>Turns for work that takes long: the API runs in the monitor's process, and polls and deliveries go on beside it.</summary>
/// <param name="what">What takes turns, in the plural.</param>
/// <param name="mostAtOnce">So many run at once.</param>
/// <param name="mostWaiting">So many wait, the oldest first; who comes after these is refused.</param>
internal abstract class Turns(string what, int mostAtOnce, int mostWaiting) : IDisposable
{
    private const int RetryAfterSeconds = 10;

    private readonly ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions { PermitLimit = mostAtOnce, QueueLimit = mostWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    /// <summary>Waits for a turn, which lasts until it is disposed; null if too many wait already.</summary>
    public async Task<IDisposable?> TakeAsync(CancellationToken cancel) => await limiter.AcquireAsync(cancellationToken: cancel) is { IsAcquired: true } turn ? turn : null;

    /// <summary>The answer to who got none: 429, with when to ask again.</summary>
    public IResult Refuse(HttpResponse response)
    {
        response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return ApiProblem.Of(StatusCodes.Status429TooManyRequests, $"Too many {what} are asked for, expected at most {mostAtOnce} at once and {mostWaiting} that wait for their turn. Try again when one has come to its end.");
    }

    /// <inheritdoc />
    public void Dispose() => limiter.Dispose();
}
