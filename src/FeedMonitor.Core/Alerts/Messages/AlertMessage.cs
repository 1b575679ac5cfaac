namespace FeedMonitor.Alerts.Messages;

/// <summary>
/// What a channel tells of an alert, before any formatting. Every text is one line without characters that steer a page or a terminal, every
/// address is http or https; nothing is escaped yet, since each channel has a formatting of its own.
/// </summary>
/// <param name="Heading">What it is about: the watchlist's name; of a digest also how many hits; of a feed in trouble what is wrong.</param>
/// <param name="Note">Why hits are told together, or the error of a feed; null for a single hit.</param>
/// <param name="Link">The address of the feed that is in trouble, or null: a hit has its own.</param>
/// <param name="Hits">The hits, in the order in which they are told: one, several of a digest, or none where a feed is in trouble.</param>
/// <param name="Untold">How many hits a digest has beyond those.</param>
public sealed record AlertMessage(string Heading, string? Note, string? Link, IReadOnlyList<MessageHit> Hits, int Untold)
{
    /// <summary>Whether hits are told together, each shortly.</summary>
    public bool IsDigest { get; init; }

    /// <summary>The message in a line, for notifications and the subject of a mail.</summary>
    public string Summary => Hits is [var hit] && !IsDigest ? $"{Heading}: {hit.Headline}" : Heading;

    /// <summary>The message of an alert.</summary>
    public static AlertMessage Of(AlertSubject subject) => subject switch
    {
        AlertSubject.OfHit hit => new AlertMessage(Plain.Name(hit.Hit.WatchlistName), null, null, [MessageHit.Of(hit.Hit, hit.OtherSources)], 0),
        AlertSubject.OfDigest { Digest: var digest } => DigestText.Of(digest),
        AlertSubject.OfFeed { Trouble: var trouble } => TroubleText.Of(trouble),
        _ => throw new InvalidOperationException($"An alert of {subject} has no message."),
    };
}
