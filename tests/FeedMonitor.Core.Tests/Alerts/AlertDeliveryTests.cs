using FeedMonitor.Hits;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Alerts;

public sealed class AlertDeliveryTests : IDisposable
{
    private readonly AlertBench bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task An_alert_that_the_channel_takes_is_sent_and_not_owed_any_more()
    {
        var id = await bench.OweAsync();

        var report = await bench.Delivery().RunAsync(id, Cancel);

        Assert.Equal(new DeliveryReport(id, DeliveryResult.Sent, "desk"), report);
        Assert.Equal(id, Assert.Single(bench.Channel.Got).Id);
        Assert.Equal(new OutboxCounts(0, 0), await bench.Outbox.CountAsync(Cancel));
        Assert.Equal((AlertState.Sent, bench.Now), ((await bench.StateAsync()).State, (await bench.StateAsync()).At));
    }

    [Fact]
    public async Task A_message_that_comes_twice_delivers_once()
    {
        var id = await bench.OweAsync();

        await bench.Delivery().RunAsync(id, Cancel);
        var second = await bench.Delivery().RunAsync(id, Cancel);

        Assert.Equal(DeliveryResult.NotOurs, second.Result);
        Assert.Single(bench.Channel.Got);
    }

    [Fact]
    public async Task A_message_for_an_alert_that_nobody_knows_does_nothing()
    {
        var report = await bench.Delivery().RunAsync(AlertId.Parse(new string('0', 32)), Cancel);

        Assert.Equal(DeliveryResult.NotOurs, report.Result);
    }

    [Fact]
    public async Task Two_workers_at_once_deliver_once()
    {
        var id = await bench.OweAsync();
        var answer = new TaskCompletionSource<DeliveryOutcome>();
        bench.Channel.Answer = _ => answer.Task;

        var first = bench.Delivery().RunAsync(id, Cancel);
        var second = await bench.Delivery().RunAsync(id, Cancel);
        answer.SetResult(new DeliveryOutcome.Delivered());

        Assert.Equal((DeliveryResult.Sent, DeliveryResult.NotOurs), ((await first).Result, second.Result));
        Assert.Single(bench.Channel.Got);
    }

    [Fact]
    public async Task A_failed_attempt_is_tried_again_when_it_is_due_and_not_before()
    {
        var id = await bench.OweAsync();
        bench.Channel.Fail();

        var report = await bench.Delivery().RunAsync(id, Cancel);

        Assert.Equal(new DeliveryReport(id, DeliveryResult.Failed, "desk", "busy"), report);
        var owed = await bench.OwedAsync();
        Assert.Equal((1, bench.Now + RetrySchedule.After(id, 1, null)!.Value, "busy"), (owed.Attempts, owed.NextAttemptAt, owed.LastError));
        Assert.Equal("busy", (await bench.StateAsync()).Reason);
        Assert.Equal(DeliveryResult.NotOurs, (await bench.Delivery().RunAsync(id, Cancel)).Result);
        Assert.Empty(await bench.TakeMessagesAsync());

        bench.Time.Advance(RetrySchedule.After(id, 1, null)!.Value + TimeSpan.FromSeconds(1));

        Assert.Equal([id], await bench.TakeMessagesAsync());
        Assert.Equal(DeliveryResult.Failed, (await bench.Delivery().RunAsync(id, Cancel)).Result);
    }

    [Fact]
    public async Task Every_attempt_bears_the_same_id_until_it_is_a_dead_letter()
    {
        var id = await bench.OweAsync();
        bench.Channel.Fail();

        var results = new List<DeliveryResult>();
        for (var attempt = 1; attempt <= RetrySchedule.MaxAttempts + 2; attempt++)
        {
            results.Add((await bench.Delivery().RunAsync(id, Cancel)).Result);
            bench.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(RetrySchedule.MaxAttempts - 1, results.Count(result => result == DeliveryResult.Failed));
        Assert.Equal([DeliveryResult.Dead, DeliveryResult.NotOurs, DeliveryResult.NotOurs], results[^3..]);
        Assert.Equal(RetrySchedule.MaxAttempts, bench.Channel.Got.Count);
        Assert.Equal(id, Assert.Single(bench.Channel.Got.Select(alert => alert.Id).Distinct()));
        Assert.Equal(new OutboxCounts(0, 1), await bench.Outbox.CountAsync(Cancel));
        Assert.Equal((AlertState.Dead, "busy"), ((await bench.StateAsync()).State, (await bench.StateAsync()).Reason));
    }

    [Fact]
    public async Task A_channel_that_asks_to_wait_longer_is_given_the_time()
    {
        var id = await bench.OweAsync();
        bench.Channel.Fail(TimeSpan.FromHours(2));

        await bench.Delivery().RunAsync(id, Cancel);

        Assert.Equal(bench.Now + TimeSpan.FromHours(2), (await bench.OwedAsync()).NextAttemptAt);
    }

    [Fact]
    public async Task A_channel_that_asks_to_wait_for_years_is_asked_again_tomorrow()
    {
        var id = await bench.OweAsync();
        bench.Channel.Fail(TimeSpan.MaxValue);

        Assert.Equal(DeliveryResult.Failed, (await bench.Delivery().RunAsync(id, Cancel)).Result);

        Assert.Equal(bench.Now + TimeSpan.FromDays(1), (await bench.OwedAsync()).NextAttemptAt);
    }

    [Fact]
    public async Task An_alert_whose_channel_is_not_configured_waits_for_it_and_is_never_given_up()
    {
        var id = await bench.OweAsync(channel: "gone");

        for (var day = 0; day < RetrySchedule.MaxAttempts + 2; day++)
        {
            Assert.Equal(new DeliveryReport(id, DeliveryResult.Waiting, "gone"), await bench.Delivery().RunAsync(id, Cancel));
            Assert.Empty(await bench.TakeMessagesAsync());
            bench.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal((0, "channel 'gone' is not configured"), ((await bench.OwedAsync()).Attempts, (await bench.StateAsync()).Reason));
        var gone = new ChannelDouble("gone");
        bench.Channels.Replace([gone]);
        Assert.Equal(DeliveryResult.Sent, (await bench.Delivery().RunAsync(id, Cancel)).Result);
        Assert.Equal(id, Assert.Single(gone.Got).Id);
    }

    [Fact]
    public async Task Why_an_alert_waits_is_listed_also_where_no_hit_says_so()
    {
        var trouble = OwedAlert.Of(new FeedTrouble(new Feeds.FeedId("f"), "News", "https://news.example", FeedTroubleKind.Gone, bench.Now, "410"), "gone", bench.Now);
        await bench.Outbox.OweAsync([trouble], Cancel);
        await bench.Delivery().RunAsync(trouble.Id, Cancel);
        var query = new AlertQuery(new HashSet<AlertState> { AlertState.Owed });

        Assert.Equal("channel 'gone' is not configured", Assert.Single(await ListAsync(query)).Reason);

        // Once it was tried, what it met with counts.
        bench.Channels.Replace([new ChannelDouble("gone") { Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Failed("busy")) }]);
        await bench.Delivery().RunAsync(trouble.Id, Cancel);
        Assert.Equal("busy", Assert.Single(await ListAsync(query)).Reason);
    }

    [Fact]
    public async Task What_became_of_a_feeds_alert_is_listed_newest_first_though_no_hit_says_so()
    {
        OwedAlert[] troubles = [.. Enum.GetValues<FeedTroubleKind>().Select(kind => OwedAlert.Of(new FeedTrouble(new Feeds.FeedId("f"), "News", "https://news.example", kind, bench.Now, "410"), "desk", bench.Now))];
        await bench.Outbox.OweAsync(troubles, Cancel);
        await bench.Delivery().RunAsync(troubles[0].Id, Cancel);
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HandledAlert.Done, await bench.ByHand().DropAsync(troubles[1].Id, "known", Cancel));

        var all = await ListAsync(new AlertQuery(Enum.GetValues<AlertState>().ToHashSet()));
        Assert.Equal([(AlertState.Owed, null), (AlertState.Suppressed, "dropped by hand: known"), (AlertState.Sent, null)], all.Select(alert => (alert.State, alert.Reason)));
        Assert.Equal([troubles[2].Trouble, troubles[1].Trouble, troubles[0].Trouble], all.Select(alert => alert.Trouble));
        Assert.Equal(bench.Now, all[1].At);
        Assert.Single(await ListAsync(new AlertQuery(new HashSet<AlertState> { AlertState.Suppressed }, "desk")));
        Assert.Empty(await ListAsync(new AlertQuery(new HashSet<AlertState> { AlertState.Suppressed }, "mail")));
        Assert.Empty(await ListAsync(new AlertQuery(new HashSet<AlertState> { AlertState.Suppressed }, Watchlist: Watchlists.WatchlistId.Parse("engines"))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_channel_that_throws_has_failed_and_its_words_are_not_repeated(bool atOnce)
    {
        var id = await bench.OweAsync();
        var error = new InvalidOperationException("https://hooks.example/s3cr3t");
        bench.Channel.Answer = _ => atOnce ? throw error : Task.FromException<DeliveryOutcome>(error);

        var report = await bench.Delivery().RunAsync(id, Cancel);

        Assert.Equal(new DeliveryReport(id, DeliveryResult.Failed, "desk", "the channel threw InvalidOperationException"), report);
        Assert.Equal(1, (await bench.OwedAsync()).Attempts);
    }

    [Fact]
    public async Task A_channel_that_gives_up_by_its_own_time_out_has_failed()
    {
        var id = await bench.OweAsync();
        bench.Channel.Answer = _ => throw new TaskCanceledException();

        Assert.Equal(DeliveryResult.Failed, (await bench.Delivery().RunAsync(id, Cancel)).Result);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_channel_that_does_not_answer_is_left_when_its_time_is_up(bool listens)
    {
        var id = await bench.OweAsync();
        var asked = new TaskCompletionSource();
        bench.Channel.Answer = async cancel =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, listens ? cancel : Cancel);
            throw new InvalidOperationException();
        };

        var delivery = bench.Delivery().RunAsync(id, Cancel);
        await asked.Task;
        bench.Time.Advance(AlertDelivery.AttemptTimeout);

        Assert.Equal(new DeliveryReport(id, DeliveryResult.Failed, "desk", "no answer within 30 s"), await delivery);
    }

    [Fact]
    public async Task A_host_that_stops_hears_the_channel_out()
    {
        var id = await bench.OweAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var answered = new TaskCompletionSource<DeliveryOutcome>();
        bench.Channel.Answer = async cancel =>
        {
            await stop.CancelAsync();
            return await answered.Task.WaitAsync(cancel);
        };

        var delivery = bench.Delivery().RunAsync(id, stop.Token);
        answered.SetResult(new DeliveryOutcome.Delivered());

        Assert.Equal(DeliveryResult.Sent, (await delivery).Result);
        bench.Time.Advance(AlertDelivery.Lease);
        Assert.Equal(DeliveryResult.NotOurs, (await bench.Delivery().RunAsync(id, Cancel)).Result);
        Assert.Single(bench.Channel.Got);
    }

    [Fact]
    public async Task A_host_that_stops_waits_for_a_slow_channel_a_while_and_leaves_the_alert_owed()
    {
        var id = await bench.OweAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        bench.Channel.Answer = async cancel =>
        {
            await stop.CancelAsync();
            bench.Time.Advance(AlertDelivery.StoppingTimeout);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
            throw new InvalidOperationException();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Delivery().RunAsync(id, stop.Token));

        Assert.Equal(0, (await bench.OwedAsync()).Attempts);
        bench.Time.Advance(AlertDelivery.Lease);
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());
        Assert.Equal(DeliveryResult.Sent, (await bench.Delivery().RunAsync(id, Cancel)).Result);
        Assert.Equal(2, bench.Channel.Got.Count);
        Assert.Single(bench.Channel.Got.Select(alert => alert.Id).Distinct());
    }

    [Fact]
    public async Task A_host_that_stops_just_after_the_channel_took_the_alert_still_writes_it_down()
    {
        var id = await bench.OweAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        bench.Channel.Answer = async _ =>
        {
            await stop.CancelAsync();
            return new DeliveryOutcome.Delivered();
        };

        var outbox = new OutboxDouble(bench.Outbox);
        Assert.Equal(DeliveryResult.Sent, (await bench.Delivery(outbox).RunAsync(id, stop.Token)).Result);

        Assert.Equal(new OutboxCounts(0, 0), await bench.Outbox.CountAsync(Cancel));
    }

    [Fact]
    public async Task An_alert_that_the_channel_took_when_the_lease_was_lost_is_logged_by_its_id()
    {
        var id = await bench.OweAsync();
        bench.Channel.Answer = async _ =>
        {
            await bench.Outbox.ClaimAsync(id, bench.Now + AlertDelivery.Lease, bench.Now + (AlertDelivery.Lease * 2), Cancel);
            return new DeliveryOutcome.Delivered();
        };

        Assert.Equal(DeliveryResult.Sent, (await bench.Delivery().RunAsync(id, Cancel)).Result);

        Assert.Equal(
            (LogLevel.Warning, $"Alert {id} was taken by desk, but its lease was lost by then and that could not be written down: it may come twice."),
            Assert.Single(bench.Log.Lines));
    }

    [Fact]
    public async Task Of_an_alert_that_is_sent_nothing_is_logged_that_people_are_to_see()
    {
        await bench.Delivery().RunAsync(await bench.OweAsync(), Cancel);

        Assert.DoesNotContain(bench.Log.Lines, line => line.Level > LogLevel.Debug);
    }

    [Fact]
    public async Task A_worker_whose_lease_was_lost_writes_nothing_and_sends_nothing()
    {
        var id = await bench.OweAsync();
        bench.Channel.Answer = async _ =>
        {
            // The worker stood still for so long that another took the alert.
            await bench.Outbox.ClaimAsync(id, bench.Now + AlertDelivery.Lease, bench.Now + (AlertDelivery.Lease * 2), Cancel);
            return new DeliveryOutcome.Failed("busy");
        };

        await bench.Delivery().RunAsync(id, Cancel);
        bench.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, (await bench.OwedAsync()).Attempts);
        Assert.Empty(await bench.TakeMessagesAsync());
    }

    private async Task<IReadOnlyList<ListedAlert>> ListAsync(AlertQuery query)
    {
        var listed = new List<ListedAlert>();
        await foreach (var alert in new AlertListing(bench.Outbox, bench.Hits).ListAsync(query, Cancel))
        {
            listed.Add(alert);
        }

        return listed;
    }
}
