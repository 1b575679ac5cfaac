using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration;

/// <summary>A term with where it was written.</summary>
/// <param name="Term">The term.</param>
/// <param name="Origin">By which key it came into the watchlist.</param>
/// <param name="File">Its file.</param>
/// <param name="Line">Its line, from 1.</param>
public readonly record struct SourcedTerm(Term Term, TermOrigin Origin, string File, int Line)
{
    /// <summary>Where it stands.</summary>
    public ConfigPlace Place => new(File, Line);
}
