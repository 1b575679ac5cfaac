using FeedMonitor.Watchlists;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api;

/// <summary><c>GET /api/watchlists</c>: the watchlists, by id.</summary>
internal static class WatchlistsEndpoint
{
    public static async Task<IResult> ListAsync(IWatchlistStore watchlists, CancellationToken cancel) =>
        ApiJson.Answer(new WatchlistList([.. (await watchlists.ListAsync(cancel)).Select(list =>
            new WatchlistView(list.Id.Value, list.Name, [.. list.Terms.Select(term => term.Text)], new ChannelsPart(list.Channels)))]));

    internal sealed record WatchlistList(IReadOnlyList<WatchlistView> Watchlists);

    internal sealed record WatchlistView(string Id, string Name, IReadOnlyList<string> Terms, ChannelsPart Alert);

    internal sealed record ChannelsPart(IReadOnlyList<string> Channels);
}
