using System.Net;
using FeedMonitor.Hits;

namespace FeedMonitor.Web.Hits;

public sealed class HitDaysEndpointTests : ApiTest
{
    [Fact]
    public async Task Each_day_has_its_hits_and_one_that_is_over_is_not_counted_again()
    {
        await RecordAsync(1, Sample.Now.AddDays(-2));
        await RecordAsync(2, new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.Zero));
        await RecordAsync(3, Sample.Now);
        Assert.Equal("2026-03-11: 0, 2026-03-12: 2, 2026-03-13: 0, 2026-03-14: 1", await CountAsync("days=4"));

        // A hit of a day long over comes no more: this one shows that the day is remembered.
        await RecordAsync(4, Sample.Now.AddDays(-2));
        await RecordAsync(5, Sample.Now);
        Assert.Equal("2026-03-12: 2, 2026-03-13: 0, 2026-03-14: 2", await CountAsync("days=3"));
    }

    [Fact]
    public async Task A_day_that_has_just_ended_is_counted_until_its_last_hits_are_in()
    {
        Api.Time.SetUtcNow(new DateTimeOffset(2026, 3, 15, 0, 10, 0, TimeSpan.Zero));
        Assert.Equal("2026-03-14: 0, 2026-03-15: 0", await CountAsync("days=2"));

        await RecordAsync(1, new DateTimeOffset(2026, 3, 14, 23, 59, 59, TimeSpan.Zero));

        Assert.Equal("2026-03-14: 1, 2026-03-15: 0", await CountAsync("days=2"));
    }

    [Fact]
    public async Task A_watchlist_is_counted_by_itself()
    {
        await Api.Get<IHitStore>().RecordAsync([Sample.Hit(1), Sample.Hit(2, "other")], Cancel);

        Assert.Equal("2026-03-14: 1", await CountAsync("days=1&watchlist=other"));
        Assert.Equal("2026-03-14: 2", await CountAsync("days=1"));
    }

    [Theory]
    [InlineData("days=0")]
    [InlineData("days=91")]
    [InlineData("days=x")]
    [InlineData("watchlist=No%20id")]
    public async Task A_question_that_is_wrong_is_told_so(string query) => Assert.Equal(HttpStatusCode.BadRequest, (await Api.GetAsync($"/api/hits/days?{query}")).Status);

    private Task RecordAsync(int number, DateTimeOffset foundAt) => Api.Get<IHitStore>().RecordAsync([Sample.Hit(number) with { FoundAt = foundAt }], Cancel);

    private async Task<string> CountAsync(string query) =>
        string.Join(", ", (await Api.GetJsonAsync($"/api/hits/days?{query}"))["days"]!.AsArray().Select(day => $"{day!["day"]}: {day["hits"]}"));
}
