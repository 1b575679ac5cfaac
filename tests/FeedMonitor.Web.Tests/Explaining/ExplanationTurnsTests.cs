using System.Net;
using System.Text;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Watchlists;
using FeedMonitor.Web.Api.Explaining;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Explaining;

/// <summary>However many ask, explanations leave a core to polls and deliveries.</summary>
public sealed class ExplanationTurnsTests : ApiTest
{
    private const string Question = """{ "text": "A lathe.", "source": "id: tools\nterms: [lathe]" }""";
    private const int MostWaiting = 4;

    [Fact]
    public async Task Others_wait_for_their_turn_and_who_comes_after_these_is_told_so()
    {
        var turn = await Api.Get<ExplanationTurns>().TakeAsync(Cancel);
        var asking = Enumerable.Range(0, MostWaiting + 1).Select(_ => Api.SendAsync(HttpMethod.Post, "/api/explain", Question, "application/json")).ToList();

        var first = await Task.WhenAny(asking);
        asking.Remove(first);
        using var refused = await first;

        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        Assert.Equal(TimeSpan.FromSeconds(10), refused.Headers.RetryAfter?.Delta);
        Assert.Contains("expected at most 1 at once and 4 that wait", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.All(asking, asked => Assert.False(asked.IsCompleted));
        turn!.Dispose();
        Assert.All(await Task.WhenAll(asking), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task Nothing_is_explained_to_somebody_who_left_while_they_waited()
    {
        var turns = Api.Get<ExplanationTurns>();
        using var leaving = new CancellationTokenSource();
        var turn = await turns.TakeAsync(Cancel);
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(Question));
        var request = new DefaultHttpContext { Request = { ContentType = "application/json", Body = body } }.Request;
        var asking = ExplainEndpoint.ExplainAsync(request, Api.Get<IWatchlistStore>(), Api.Get<WatchlistEdits>(), turns, leaving.Token);

        await leaving.CancelAsync();
        turn!.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }
}
