using FeedMonitor.Configuration.Editing;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Lists;
using FeedMonitor.Web.Api;
using FeedMonitor.Web.Following;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Editing;

/// <summary><c>GET</c>, <c>PUT</c> and <c>DELETE /api/feeds/ID</c>: a feed of the list; <c>PUT</c> takes <c>title</c>, <c>groups</c> (outermost first) and <c>fullText</c>.</summary>
internal static class FeedEndpoint
{
    private const int LongestGroup = 1_000;

    private const string NoSuch = "There is no such feed in the list.";

    public static async Task<IResult> GetAsync(string id, HttpRequest request, FeedListEdits list, IFeedStore feeds, CancellationToken cancel) =>
        await list.FindAsync(new FeedId(id), cancel) is { } found && await feeds.FindAsync(found.Feed.Id, cancel) is { } record
            ? Told(request.HttpContext.Response, found, record)
            : ApiProblem.Of(StatusCodes.Status404NotFound, NoSuch);

    public static async Task<IResult> PutAsync(string id, HttpRequest request, FeedListEdits list, IFeedStore feeds, CancellationToken cancel)
    {
        if (!Precondition.TryRead(request, out var condition, out var problem))
        {
            return problem;
        }

        var body = await RequestJson.ReadAsync(request, EditingJson.Default.FeedWish, cancel);
        if ((body.Problem ?? ProblemOf(body.Value!)) is { } wrong)
        {
            return wrong;
        }

        var outcome = await list.PutAsync(new FeedId(id), feed => Change(feed, body.Value!), condition, cancel);
        return outcome is EditOutcome.Saved ? await GetAsync(id, request, list, feeds, cancel) : EditProblem.Of(outcome, NoSuch);
    }

    public static async Task<IResult> DeleteAsync(string id, HttpRequest request, FeedListEdits list, CancellationToken cancel) =>
        !Precondition.TryRead(request, out var condition, out var problem) ? problem
        : await list.DeleteAsync(new FeedId(id), condition, cancel) is var outcome && outcome is EditOutcome.Saved ? Results.NoContent()
        : EditProblem.Of(outcome, NoSuch);

    private static IResult Told(HttpResponse response, FeedText found, FeedRecord record)
    {
        Precondition.Tell(response, found.Version);
        return EditingJson.Answer(FeedsEndpoint.ToView(record));
    }

    private static IResult? ProblemOf(FeedWish wish) =>
        string.IsNullOrWhiteSpace(wish.Title) ? RequestJson.Wrong("title", "'title' is missing or empty, expected what the feed is to be called.")
        : wish.Groups?.Any(group => string.IsNullOrWhiteSpace(group) || group.Length > LongestGroup) == true
            ? RequestJson.Wrong("groups", $"'groups' has a name that is empty or longer than {LongestGroup} characters, expected the names of groups, the outermost first.")
        : wish.FullText is null or "default" || FullTextPolicyName.Find(wish.FullText) is not null ? null
        : RequestJson.Wrong("fullText", $"'fullText' is '{ReaderText.Of(wish.FullText, 100)}', expected auto, never, always or default.");

    private static Feed Change(Feed feed, FeedWish wish) => feed with
    {
        Title = FeedTitle.Of(wish.Title, feed.Url),
        Groups = wish.Groups is null ? feed.Groups : [.. wish.Groups.Select(group => ReaderText.Of(group, LongestGroup))],
        FullText = wish.FullText is null ? feed.FullText : FullTextPolicyName.Find(wish.FullText),
    };

    /// <summary>What a feed is to be; what is null stays as it is.</summary>
    internal sealed record FeedWish(string? Title, IReadOnlyList<string>? Groups, string? FullText);
}
