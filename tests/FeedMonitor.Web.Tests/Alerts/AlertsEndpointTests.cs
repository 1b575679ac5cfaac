using System.Net;
using System.Text.Json.Nodes;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Hits;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Web.Alerts;

public sealed class AlertsEndpointTests : ApiTest
{
    private readonly Hit[] hits = [Sample.Hit(1), Sample.Hit(2, "other"), Sample.Hit(3)];

    [Fact]
    public async Task What_needs_somebody_comes_first_and_alone_unless_more_is_asked_for()
    {
        await RecordAsync();

        Assert.Equal([Dead(hits[0]), Owed(hits[1])], await ListAsync(""));
        Assert.Equal([Dead(hits[0])], await ListAsync("?state=dead"));
        Assert.Equal([Sent(hits[2])], await ListAsync("?state=sent"));
        Assert.Equal([Dead(hits[0]), Owed(hits[1]), Sent(hits[2])], await ListAsync("?state=owed,dead,%20sent,suppressed,gathered"));
        Assert.Equal([Owed(hits[1])], await ListAsync("?watchlist=other"));
        Assert.Empty(await ListAsync("?channel=pager"));
    }

    [Fact]
    public async Task An_alert_says_what_it_tells_and_why_it_did_not()
    {
        await RecordAsync();

        AssertJson(
            $$"""
            {
              "id": "{{hits[0].Alerts[0].Id}}", "channel": "desk", "state": "dead", "reason": "desk.example answered 410", "at": "2026-03-14T09:26:53+00:00",
              "attempts": 1, "nextAttemptAt": null,
              "hit": { "id": "{{hits[0].Id}}", "title": "Верстати 1", "link": "https://news.example/1", "watchlist": { "id": "dual-use", "name": "Товари подвійного використання" }, "feedTitle": "News 1" },
              "trouble": null, "digest": null
            }
            """,
            (await Api.GetJsonAsync("/api/alerts?state=dead"))["alerts"]![0]);
    }

    [Fact]
    public async Task A_digest_says_of_which_watchlist_and_how_many_hits_it_tells()
    {
        var members = hits.Select(hit => new DigestMember(hit.Alerts[0].Id, hit.Id, hit.FoundAt)).ToArray();
        var digest = new OwedDigest(hits[0].Watchlist, hits[0].WatchlistName, DigestReason.Schedule, Sample.Now, Sample.Now, members, DigestPhase.Gathering);
        await Api.Get<IAlertOutbox>().OweAsync([OwedAlert.Of(AlertId.OfDigest(digest.Watchlist, "desk", members.Select(member => member.Alert)), digest, "desk", Sample.Now)], Cancel);

        var listed = (await Api.GetJsonAsync("/api/alerts"))["alerts"]![0]!;

        AssertJson("""{ "watchlist": { "id": "dual-use", "name": "Товари подвійного використання" }, "hits": 3 }""", listed["digest"]);
        Assert.Null(listed["hit"]);
    }

    [Fact]
    public async Task A_limit_tells_that_there_are_more()
    {
        await RecordAsync();

        var one = await Api.GetJsonAsync("/api/alerts?limit=1");
        var two = await Api.GetJsonAsync("/api/alerts?limit=2");

        Assert.Equal((1, true), (one["alerts"]!.AsArray().Count, one["more"]!.GetValue<bool>()));
        Assert.Equal((2, false), (two["alerts"]!.AsArray().Count, two["more"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task A_dead_alert_is_told_after_all_and_at_once()
    {
        await RecordAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await Api.GetAsync($"/api/alerts/{hits[0].Alerts[0].Id}/retry", "POST")).Status);

        Assert.Equal([Owed(hits[0]), Owed(hits[1])], (await ListAsync("")).Order());
        Assert.Equal(1, await Api.Get<IWorkQueues>().CountAsync(Queues.Alerts, Cancel));
    }

    [Fact]
    public async Task An_alert_that_is_dropped_says_why_in_its_hit()
    {
        await RecordAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await Api.GetAsync($"/api/alerts/{hits[1].Alerts[0].Id}/drop?reason=an%20exercise", "POST")).Status);

        var alert = (await Api.GetJsonAsync($"/api/hits/{hits[1].Id}"))["alerts"]![0]!;
        Assert.Equal(("suppressed", "dropped by hand: an exercise"), (alert["state"]!.GetValue<string>(), alert["reason"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_reason_is_cut_and_cleaned_where_it_would_break_what_shows_it()
    {
        await RecordAsync();

        var emoji = Uri.EscapeDataString($"a\nb{new string('x', 196)}\U0001F600 and more");
        Assert.Equal(HttpStatusCode.NoContent, (await Api.GetAsync($"/api/alerts/{hits[1].Alerts[0].Id}/drop?reason={emoji}", "POST")).Status);

        var reason = (await Api.GetJsonAsync($"/api/hits/{hits[1].Id}"))["alerts"]![0]!["reason"]!.GetValue<string>();
        Assert.Equal($"dropped by hand: a b{new string('x', 196)}…", reason);
    }

    [Theory]
    [InlineData("retry")]
    [InlineData("drop")]
    public async Task What_is_settled_in_hand_or_unknown_stays_as_it_is_and_that_is_told(string verb)
    {
        await RecordAsync();
        await Api.Get<IAlertOutbox>().ClaimAsync(hits[1].Alerts[0].Id, Sample.Now, Sample.Now.AddMinutes(1), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, (await Api.GetAsync($"/api/alerts/{hits[2].Alerts[0].Id}/{verb}", "POST")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Api.GetAsync($"/api/alerts/{hits[1].Alerts[0].Id}/{verb}", "POST")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.GetAsync($"/api/alerts/nothing%2F'x/{verb}", "POST")).Status);
    }

    [Theory]
    [InlineData("?state=lost", "state is 'lost', expected some of owed, gathered, sent, suppressed, dead, parted by commas.")]
    [InlineData("?state=", "state is '', expected some of owed, gathered, sent, suppressed, dead, parted by commas.")]
    [InlineData("?limit=501", "limit is '501', expected a number from 1 to 500.")]
    public async Task A_question_that_is_wrong_is_told_what_was_expected(string query, string title)
    {
        var answer = await Api.GetAsync($"/api/alerts{query}");

        Assert.Equal((HttpStatusCode.BadRequest, title), (answer.Status, answer.Json["detail"]!.GetValue<string>()));
    }

    // One is dead, one owed, one sent.
    private async Task RecordAsync()
    {
        await Api.Get<IHitStore>().RecordAsync(hits, Cancel);
        var outbox = Api.Get<IAlertOutbox>();
        await outbox.MarkDeadAsync((await outbox.ClaimAsync(hits[0].Alerts[0].Id, Sample.Now, Sample.Now.AddMinutes(1), Cancel))!, Sample.Now, "desk.example answered 410", Cancel);
        await outbox.MarkSentAsync((await outbox.ClaimAsync(hits[2].Alerts[0].Id, Sample.Now, Sample.Now.AddMinutes(1), Cancel))!, Sample.Now, Cancel);
    }

    private static string Dead(Hit hit) => $"{hit.Alerts[0].Id} dead";

    private static string Owed(Hit hit) => $"{hit.Alerts[0].Id} owed";

    private static string Sent(Hit hit) => $"{hit.Alerts[0].Id} sent";

    private async Task<string[]> ListAsync(string query) =>
        [.. (await Api.GetJsonAsync($"/api/alerts{query}"))["alerts"]!.AsArray().Select(alert => $"{alert!["id"]} {alert["state"]}")];
}
