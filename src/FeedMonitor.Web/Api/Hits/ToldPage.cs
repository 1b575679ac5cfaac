using FeedMonitor.Hits;
using FeedMonitor.Stories;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api.Hits;

/// <summary>A page of hits with the stories that they tell, as far as this process knows them.</summary>
/// <param name="Hits">The hits, newest first, each with its story.</param>
/// <param name="Next">The cursor for what follows, or null if nothing does.</param>
internal sealed record ToldPage(IReadOnlyList<(Hit Hit, HitStory Story)> Hits, string? Next)
{
    /// <summary>Answers a request for hits with the page that it asks for.</summary>
    public static Task<IResult> AnswerAsync<T>(HttpRequest request, IHitStore hits, KnownStories stories, Func<ToldPage, T> view, CancellationToken cancel) =>
        Question.AnswerAsync(request, HitsQuestion.Of, async query =>
        {
            var page = await hits.ListAsync(query, cancel);
            var told = await stories.AsKnownAsync(page.Hits, cancel);
            return ApiJson.Answer(view(new ToldPage([.. page.Hits.Zip(told)], page.Next?.Value)));
        });
}
