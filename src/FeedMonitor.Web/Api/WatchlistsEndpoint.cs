using System.Globalization;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Watchlists;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api;

/// <summary>
/// <c>GET /api/watchlists</c>: the watchlists, by id. All of them can be edited (<see cref="Editing.WatchlistEndpoint"/>). Query: <c>terms</c> (0 to 1,000), how many of each are told at
/// most, since a list may have 100,000; default all of them.
/// </summary>
internal static class WatchlistsEndpoint
{
    private const int MostTerms = 1_000;

    public static Task<IResult> ListAsync(HttpRequest request, IWatchlistStore watchlists, CancellationToken cancel) => Question.AnswerAsync(
        request,
        question => question.Read("terms", CountOf, $"a number from 0 to {MostTerms}") ?? int.MaxValue,
        async terms => ApiJson.Answer(new WatchlistList([.. (await watchlists.ListAsync(cancel)).Select(list => ToView(list, terms))], Editable: true)));

    private static int? CountOf(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostTerms ? count : null;

    private static WatchlistView ToView(Watchlist list, int terms) => new(
        list.Id.Value, list.Name, [.. list.Terms.Take(terms).Select(term => term.Text)], list.Terms.Count, list.Query?.ToString(), AlertModePart.Of(list), Editable: true);

    internal sealed record WatchlistList(IReadOnlyList<WatchlistView> Watchlists, bool Editable);

    internal sealed record WatchlistView(string Id, string Name, IReadOnlyList<string> Terms, int TermCount, string? Query, AlertModePart Alert, bool Editable);

    /// <summary>Who is told, and when: as the watchlist's file says it, without what it does not ask for.</summary>
    /// <param name="Channels">The channels' ids.</param>
    /// <param name="Digest"><c>hourly</c> or <c>daily 07:30</c>; null for each hit by itself.</param>
    /// <param name="Zone">The zone of local times (IANA); null where none counts.</param>
    /// <param name="Quiet">When nobody is told, each as <c>22:00-07:00</c>, with days where only some are meant.</param>
    /// <param name="MaxPerHour">So many messages an hour, or null.</param>
    /// <param name="CooldownMinutes">The least time between two messages, or null.</param>
    internal sealed record AlertModePart(IReadOnlyList<string> Channels, string? Digest, string? Zone, IReadOnlyList<string> Quiet, int? MaxPerHour, double? CooldownMinutes)
    {
        /// <summary>That of a watchlist; of one that can't be read, nobody is told.</summary>
        public static AlertModePart Of(Watchlist? list) => list is null ? new([], null, null, [], null, null) : new(
            list.Channels,
            list.AlertMode.Digest?.ToString(),
            list.AlertMode.Digest is null && list.AlertMode.Quiet.Ranges.Count == 0 ? null : list.AlertMode.Zone.Id,
            [.. list.AlertMode.Quiet.Ranges.Select(TextOf)],
            list.AlertMode.MaxPerHour,
            list.AlertMode.Cooldown?.TotalMinutes);

        private static string TextOf(QuietRange range) => range.Days == QuietRange.EveryDay ? range.Times : $"{string.Join(' ', range.DayList())} {range.Times}";
    }
}
