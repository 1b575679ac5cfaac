using System.Net;
using System.Net.Http.Headers;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>Where a request ended.</summary>
internal abstract record Arrival
{
    /// <summary>An answer that is no redirect.</summary>
    /// <param name="Response">Its head; to be disposed of.</param>
    /// <param name="Address">Who gave it.</param>
    /// <param name="WasRedirected">Whether that is another address than was asked first.</param>
    /// <param name="MovedTo">That address, if every redirect on the way was permanent and none left https; else null.</param>
    public sealed record Answered(HttpResponseMessage Response, Uri Address, bool WasRedirected, FeedUrl? MovedTo) : Arrival;

    /// <summary>Nobody answered in time, or the redirects lead nowhere.</summary>
    public sealed record Lost(string Error, FetchTrouble Trouble) : Arrival;
}

/// <summary>Sends a request and follows its redirects by hand: each address is read as a feed's is, and the guard sees every connection.</summary>
internal sealed class RedirectFollower(GuardedHttpClient client, FetchOptions options, TimeProvider time)
{
    /// <summary>Asks an address, and those that it redirects to, until one answers otherwise.</summary>
    /// <param name="start">The address.</param>
    /// <param name="headers">Adds what the requests say besides.</param>
    /// <param name="hops">Takes every answer as it comes, also where an exception ends the way.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Arrival> FollowAsync(FeedUrl start, Action<HttpRequestHeaders> headers, List<Hop> hops, CancellationToken cancel)
    {
        var target = start;
        var isPermanent = true;
        for (var redirects = 0; ; redirects++)
        {
            if (await AskAsync(target, headers, cancel) is not { } response)
            {
                return new Arrival.Lost($"{target.Host} began no answer within {options.HeaderTimeoutSeconds} s", FetchTrouble.Network);
            }

            hops.Add(new Hop(target.Uri, response.StatusCode, response.Version));
            if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
            {
                return new Arrival.Answered(response, target.Uri, target != start, target != start && isPermanent ? target : null);
            }

            isPermanent &= response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
            response.Dispose();
            if (redirects == options.MaxRedirects)
            {
                return new Arrival.Lost($"more than {options.MaxRedirects} redirects", FetchTrouble.Redirects);
            }

            if (Next(target, location, out var problem) is not { } next)
            {
                return new Arrival.Lost(problem, FetchTrouble.Redirects);
            }

            // Followed, but not for good: what moves a feed off TLS may be anybody on the way.
            isPermanent &= target.Uri.Scheme == Uri.UriSchemeHttp || next.Uri.Scheme == Uri.UriSchemeHttps;
            target = next;
        }
    }

    /// <summary>Whether a status says that the answer is elsewhere (RFC 9110 §15.4).</summary>
    public static bool IsRedirect(HttpStatusCode status) =>
        status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    // Null if the answer has not begun in time.
    private async Task<HttpResponseMessage?> AskAsync(FeedUrl target, Action<HttpRequestHeaders> headers, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.HeaderTimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            return await client.GetAsync(target.Uri, headers, either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private static FeedUrl? Next(FeedUrl from, Uri location, out string problem)
    {
        if (!Uri.TryCreate(from.Uri, location, out var resolved))
        {
            problem = $"redirected to '{location}', which is no address";
            return null;
        }

        if (FeedUrl.TryParse(resolved.AbsoluteUri, out var next, out var reason))
        {
            problem = "";
            return next;
        }

        // Without the user name and the password that it may carry.
        problem = $"redirected to '{resolved.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)}': {reason}";
        return null;
    }
}
