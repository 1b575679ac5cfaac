using FeedMonitor.Hits;
using FeedMonitor.Stories;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api.Hits;

/// <summary>
/// <c>GET /api/stories</c>: the hits of a page as the stories that they tell, newest first. The query is that of <c>/api/hits</c>, and <c>limit</c> counts hits; a story whose
/// hits stand on two pages comes with each of them, under the same id.
/// </summary>
internal static class StoriesEndpoint
{
    public static Task<IResult> ListAsync(HttpRequest request, IHitStore hits, KnownStories stories, CancellationToken cancel) =>
        ToldPage.AnswerAsync(request, hits, stories, page => new StoryList([.. page.Hits.GroupBy(told => told.Story.Id).Select(story => ToView([.. story]))], page.Next), cancel);

    // The newest hit speaks for its story; a story's sources are all items that told it, first told first.
    private static StoryView ToView((Hit Hit, HitStory Story)[] members)
    {
        var (newest, story) = members[0];
        return new StoryView(
            story.Id.Value,
            newest.Title,
            newest.FoundAt.ToUniversalTime(),
            [.. members.Select(member => new WatchlistPart(member.Hit.Watchlist.Value, member.Hit.WatchlistName)).Distinct()],
            [.. story.Tellings.DistinctBy(telling => telling.Item).Take(HitStory.MostSources).Select(telling => new TellingPart(telling.Source.Title, telling.Source.FeedTitle, telling.Source.Link, telling.FoundAt.ToUniversalTime()))],
            [.. members.Select(member => HitView.Of(member.Hit, member.Story))]);
    }

    internal sealed record StoryList(IReadOnlyList<StoryView> Stories, string? Next);

    internal sealed record StoryView(string Id, string Title, DateTimeOffset FoundAt, IReadOnlyList<WatchlistPart> Watchlists, IReadOnlyList<TellingPart> Sources, IReadOnlyList<HitView> Hits);

    internal sealed record TellingPart(string Title, string FeedTitle, string? Link, DateTimeOffset FoundAt);
}
