namespace FeedMonitor.Channels.Services;

/// <summary>What whoever knows it could use: the path and the query of a channel's address, which are its key, a token. A service may repeat it in what it says.</summary>
/// <param name="address">The address.</param>
/// <param name="others">What else is secret.</param>
internal sealed class Secrets(Uri address, params IEnumerable<string?> others)
{
    // Shorter ones stand in any text: "api", "v1".
    private const int Shortest = 6;

    // The longest first: one may hold another.
    private readonly string[] all =
    [
        .. address.Segments.Select(segment => segment.Trim('/')).Concat(address.Query.TrimStart('?').Split('&').SelectMany(pair => pair.Split('=', 2).Skip(1)))
            .SelectMany(part => new[] { part, Uri.UnescapeDataString(part) })
            .Concat(others.OfType<string>())
            .Where(secret => secret.Length >= Shortest)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(secret => secret.Length),
    ];

    /// <summary>The text with "…" for each secret. To be called before the text is cut: of one that the cut parts, the half would be told.</summary>
    public string ConcealIn(string text) => all.Aggregate(text, (told, secret) => told.Replace(secret, "…", StringComparison.OrdinalIgnoreCase));
}
