namespace FeedMonitor.Feeds.Fetching;

/// <summary>Puts into words what the network layer throws where a server fails.</summary>
internal static class NetworkFailure
{
    /// <summary>The failure that an exception tells of, or null if it tells of none that a server can cause.</summary>
    public static FetchOutcome.Failed? Of(Exception e)
    {
        if (e is not (HttpRequestException or IOException or InvalidDataException))
        {
            return null;
        }

        // The handler wraps what the connector threw; the innermost says what happened.
        var innermost = e.GetBaseException();
        return innermost is ForbiddenAddressException
            ? new FetchOutcome.Failed(innermost.Message) { Trouble = FetchTrouble.Forbidden }
            : new FetchOutcome.Failed(e switch
            {
                HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "the host name does not resolve",
                HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => $"no secure connection: {innermost.Message}",
                _ => innermost.Message,
            }) { Trouble = FetchTrouble.Network };
    }
}
