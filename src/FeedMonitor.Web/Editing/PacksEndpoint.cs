using FeedMonitor.Configuration.Editing;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Editing;

/// <summary><c>GET /api/packs</c>: the packs of terms that a watchlist may use by <c>packs: [ID]</c>.</summary>
internal static class PacksEndpoint
{
    public static async Task<IResult> ListAsync(WatchlistEdits watchlists, CancellationToken cancel) => EditingJson.Answer(
        new PackList([.. (await watchlists.PacksAsync(cancel)).Select(pack => new PackPart(pack.Id, pack.Name, pack.TermCount, pack.Error?.Problem))]));

    internal sealed record PackList(IReadOnlyList<PackPart> Packs);

    /// <summary>A pack; what is wrong with it, or null.</summary>
    internal sealed record PackPart(string Id, string Name, int TermCount, string? Problem);
}
