using System.Text.RegularExpressions;

namespace FeedMonitor.Feeds.Discovery;

/// <summary>Tells by an address whether a feed may stand there.</summary>
internal static partial class FeedLookalike
{
    // A feed's address is short; what is longer would only cost time.
    private const int Longest = 2_000;

    /// <summary>Whether an address looks like a feed's.</summary>
    public static bool Is(string href) => href.Length <= Longest && (Address().IsMatch(href) || FeedAddress.WithoutFeedScheme(href) != href);

    /// <summary>Whether it is a feed of comments rather than of articles.</summary>
    public static bool IsOfComments(FeedUrl url, string title) => CommentsPath().IsMatch(url.Uri.AbsolutePath) || CommentsTitle().IsMatch(title);

    [GeneratedRegex(
        @"(^|[/.=_-])(rss|rss2|atom|rdf|feeds?)(\.(xml|json|php|aspx?|rss|atom))?/?([?#].*)?$|(^|/)index\.xml([?#].*)?$|[?&](feed|format|type|output)=(rss|rss2|atom|feed)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"(^|/)comments?([/._-]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CommentsPath();

    [GeneratedRegex(@"\b(comments?|kommentare?|commentaires?|comentarios?|комментар|коментар)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CommentsTitle();
}
