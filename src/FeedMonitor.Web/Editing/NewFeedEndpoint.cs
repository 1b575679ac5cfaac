using FeedMonitor.Configuration.Editing;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Checking;
using FeedMonitor.Feeds.Discovery;
using FeedMonitor.Web.Api;
using FeedMonitor.Web.Following;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Editing;

/// <summary>
/// <c>POST /api/feeds</c>: lists the feed of an address, or of the site that stands there. It is fetched by the fetcher of the polls, so that no
/// address leads into a private network.
/// </summary>
internal static class NewFeedEndpoint
{
    public static async Task<IResult> AddAsync(HttpRequest request, FeedListEdits list, FeedFinder finder, FeedCheck check, IFeedStore feeds, CancellationToken cancel)
    {
        var body = await RequestJson.ReadAsync(request, EditingJson.Default.NewFeed, cancel);
        if (body.Problem is not null)
        {
            return body.Problem;
        }

        if (!FeedUrl.TryParse(FeedAddress.Complete(body.Value!.Url ?? ""), out var url, out var problem))
        {
            // What was given is not repeated: what stands before an @ may be a password.
            return RequestJson.Wrong("url", $"'url' is not a feed address: {problem}.");
        }

        if (await list.FindAsync(url, cancel) is { } known)
        {
            return ApiProblem.Of(StatusCodes.Status409Conflict, $"{url} is in the list already: {known.Title}.", feedId: known.Id.Value);
        }

        return await finder.FindAsync(url, cancel) switch
        {
            FeedSearch.Found found => await AddAsync(found, body.Value!, request.HttpContext.Response, list, feeds, cancel),
            FeedSearch.NoFeed none => Unfit($"{url} is no feed: {none.Reason}"),
            FeedSearch.Unreachable unreachable when await check.IsForbiddenAsync(url, cancel) => Unfit($"{url}: {unreachable.Error}. Feeds may not stand in private networks"),
            var other => Unfit($"{url} can't be fetched: {((FeedSearch.Unreachable)other).Error}"),
        };
    }

    private static async Task<IResult> AddAsync(FeedSearch.Found found, NewFeed wish, HttpResponse response, FeedListEdits list, IFeedStore feeds, CancellationToken cancel)
    {
        var outcome = await list.AddAsync(found, Given(wish.Title), Given(wish.Group), cancel);
        if (outcome is not EditOutcome.Saved || await feeds.FindAsync(FeedId.Of(found.Url), cancel) is not { } record)
        {
            return EditProblem.Of(outcome is EditOutcome.Saved ? new EditOutcome.Changed() : outcome, "There is no list of feeds.");
        }

        response.Headers.Location = $"/api/feeds/{record.Feed.Id}";
        return EditingJson.Answer(
            new AddedFeed(FeedsEndpoint.ToView(record), [.. found.Others.Select(other => new OtherFeed(other.Url.Value, other.Title))]), StatusCodes.Status201Created);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : ReaderText.Of(text, 1_000).Trim();

    private static IResult Unfit(string problem) => ApiProblem.Of([new EditError(problem, Field: "url")]);

    /// <summary>The address, what to call the feed and where to list it, such as <c>World / Trade</c>.</summary>
    internal sealed record NewFeed(string? Url, string? Title, string? Group);

    internal sealed record AddedFeed(FeedsEndpoint.FeedView Feed, IReadOnlyList<OtherFeed> Others);

    internal sealed record OtherFeed(string Url, string? Title);
}
