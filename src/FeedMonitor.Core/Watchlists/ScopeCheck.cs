using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Items;

namespace FeedMonitor.Watchlists;

/// <summary>Tells whether one item is in the scope of watchlists. Its language is guessed only if a scope asks for it.</summary>
/// <param name="text">The item's text.</param>
/// <param name="origin">Where it comes from. Of a file, which comes from no feed, feeds and groups leave everything in.</param>
internal sealed class ScopeCheck(CleanText text, ItemOrigin origin)
{
    private readonly Lazy<string?> language = new(() => LanguageCode.Of(origin.Language) ?? LanguageGuess.Of(text), isThreadSafe: false);

    private string[]? groups;

    /// <summary>The item's language as ISO 639 code: as it is declared, else as it reads; null if that is not clear.</summary>
    public string? Language => language.Value;

    /// <summary>Whether the item is in.</summary>
    public bool Fits(CompiledScope scope) =>
        (!scope.LimitsFeeds || origin.Feed is not { } feed || scope.Names(feed, groups ??= [.. GroupNames.Of(feed)]))
        && (!scope.LimitsLanguages || Language is not { } spoken || scope.Speaks(spoken));
}
