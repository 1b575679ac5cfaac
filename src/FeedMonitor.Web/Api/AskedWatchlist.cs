using System.Text;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Watchlists;
using FeedMonitor.Web.Following;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api;

/// <summary>The watchlist that a body asks about: found, or answered.</summary>
/// <param name="Value">The watchlist; null where <paramref name="Problem"/> is not.</param>
/// <param name="Problem">What is answered where there is none, or it is wrong; else null.</param>
internal readonly record struct AskedWatchlist(Watchlist? Value, IResult? Problem)
{
    /// <summary>Looks up a stored watchlist by its id, or reads the text of one that need not be saved.</summary>
    public static async Task<AskedWatchlist> FindAsync(string? id, string? source, IWatchlistStore watchlists, WatchlistEdits drafts, CancellationToken cancel)
    {
        if (source is null)
        {
            return await watchlists.FindAsync(id, cancel) is { } stored
                ? new(stored, Problem: null)
                : new(Value: null, ApiProblem.Of(StatusCodes.Status404NotFound, $"There is no watchlist '{ReaderText.Of(id ?? "", 100)}'."));
        }

        var draft = await drafts.CheckAsync(Encoding.UTF8.GetBytes(source), cancel);
        return draft.Source is { } read ? new(read.Watchlist, Problem: null) : new(Value: null, ApiProblem.Of(draft.Errors));
    }
}
