using FeedMonitor.Watchlists;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api;

/// <summary><c>GET /api/watchlists</c>: the watchlists, by id. All of them can be edited (<see cref="Editing.WatchlistEndpoint"/>).</summary>
internal static class WatchlistsEndpoint
{
    public static async Task<IResult> ListAsync(IWatchlistStore watchlists, CancellationToken cancel) =>
        ApiJson.Answer(new WatchlistList([.. (await watchlists.ListAsync(cancel)).Select(list =>
            new WatchlistView(list.Id.Value, list.Name, [.. list.Terms.Select(term => term.Text)], list.Query?.ToString(), new ChannelsPart(list.Channels), Editable: true))], Editable: true));

    internal sealed record WatchlistList(IReadOnlyList<WatchlistView> Watchlists, bool Editable);

    internal sealed record WatchlistView(string Id, string Name, IReadOnlyList<string> Terms, string? Query, ChannelsPart Alert, bool Editable);

    internal sealed record ChannelsPart(IReadOnlyList<string> Channels);
}
