using System.Net;
using System.Text.Json.Nodes;
using FeedMonitor.Hits;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Web.Guarding;

public sealed class UnexpectedFailureTests
{
    [Theory]
    [InlineData("/api/hits")]
    [InlineData("/api/hits.atom")]
    [InlineData("/api/alerts?state=sent")]
    public async Task What_nobody_expected_is_a_problem_that_tells_nothing_of_the_inside(string path)
    {
        await using var api = await ApiServer.StartAsync(configure: services => services.AddSingleton<IHitStore, BrokenHits>());

        using var answer = await api.SendAsync(path);

        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(500, JsonNode.Parse(text)!["status"]!.GetValue<int>());
        Assert.DoesNotContain(BrokenHits.Secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_fails_after_it_has_begun_is_cut_off_and_never_looks_whole()
    {
        await using var api = await ApiServer.StartAsync(configure: services => services.AddSingleton<IHitStore, BreakingHits>());

        await Assert.ThrowsAsync<HttpRequestException>(() => api.SendAsync("/api/hits.jsonl"));
    }

    private class BrokenHits : IHitStore
    {
        public const string Secret = "AccountKey=abc";

        public Task<IReadOnlyList<RecordedHit>> RecordAsync(IReadOnlyList<Hit> hits, CancellationToken cancel) => throw new InvalidOperationException(Secret);

        public Task<Hit> AmendAsync(Hit amended, CancellationToken cancel) => throw new InvalidOperationException(Secret);

        public Task<Hit?> FindAsync(HitId id, CancellationToken cancel) => throw new InvalidOperationException(Secret);

        public virtual Task<HitPage> ListAsync(HitQuery query, CancellationToken cancel) => throw new InvalidOperationException(Secret);
    }

    /// <summary>Gives its first page only.</summary>
    private sealed class BreakingHits : BrokenHits
    {
        public override Task<HitPage> ListAsync(HitQuery query, CancellationToken cancel)
        {
            var hits = Enumerable.Range(1, 200).Select(number => Sample.Hit(number)).ToArray();
            return query.Cursor is null ? Task.FromResult(new HitPage(hits, HitCursor.Of(hits[^1].Id, hits[^1].FoundAt))) : base.ListAsync(query, cancel);
        }
    }
}
