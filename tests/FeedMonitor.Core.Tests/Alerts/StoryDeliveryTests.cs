using FeedMonitor.Cleaning;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Stories;

namespace FeedMonitor.Alerts;

public sealed class StoryDeliveryTests : IDisposable
{
    private readonly AlertBench bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_story_is_told_once_and_its_later_hits_say_by_which_and_when()
    {
        var hits = await RecordAsync(Copy(1), Copy(2), Copy(3));

        Assert.Equal([DeliveryResult.Sent, DeliveryResult.Suppressed, DeliveryResult.Suppressed], await DeliverAsync(hits));
        Assert.Equal(hits[0].Item, Assert.Single(Told()).Hit.Item);
        Assert.Equal(
            "tells the same story as “Three dead as ferry capsizes off Saint Orrin” (Feed of copy 01), told 2026-03-14 09:00 UTC", (await StateAsync(hits[2])).Reason);
        Assert.Equal(new OutboxCounts(0, 0), await bench.Outbox.CountAsync(Cancel));
    }

    [Fact]
    public async Task Another_event_is_told()
    {
        var hits = await RecordAsync(Copy(1), FerryNews.OtherEvent(bench.Now));

        Assert.Equal([DeliveryResult.Sent, DeliveryResult.Sent], await DeliverAsync(hits));
    }

    [Fact]
    public async Task A_new_term_is_told_and_names_who_else_tells_the_story()
    {
        var hits = await RecordAsync(Copy(1), Copy(2, "ferry", "toll"), Copy(3, "toll"));

        Assert.Equal([DeliveryResult.Sent, DeliveryResult.Sent, DeliveryResult.Suppressed], await DeliverAsync(hits));
        var told = Told()[1];
        Assert.Equal(hits[0].Item, told.Story);
        Assert.Equal(["Feed of copy 01", "Feed of copy 03"], told.OtherSources.Select(source => source.FeedTitle));
    }

    [Fact]
    public async Task Another_name_of_an_entry_that_was_told_is_nothing_new_and_another_entry_is()
    {
        var hits = await RecordAsync(Named(Copy(1), "Lady Wren", "entry 7"), Named(Copy(2), "the Wren", "entry 7"), Named(Copy(3), "Lady Wren", "entry 8"));

        Assert.Equal([DeliveryResult.Sent, DeliveryResult.Suppressed, DeliveryResult.Sent], await DeliverAsync(hits));

        static Hit Named(Hit hit, string name, string entry) =>
            hit with { Terms = [name], Evidence = [new Evidence(name, "Its name stands here.", Zone.Lead, 0, 4) { Reference = entry }] };
    }

    [Fact]
    public async Task Another_watchlist_is_told_and_names_who_else_tells_the_story()
    {
        var hits = await RecordAsync(Copy(1), Copy(2).For("harbours"));

        Assert.Equal([DeliveryResult.Sent, DeliveryResult.Sent], await DeliverAsync(hits));
        Assert.Equal("https://news.example/copy-01", Assert.Single(Told()[1].OtherSources).Link);
    }

    [Fact]
    public async Task Another_channel_is_told()
    {
        bench.Channels.Replace([bench.Channel, new ChannelDouble("mail")]);
        var second = Copy(2);
        var hits = await RecordAsync(Copy(1), second with { Alerts = [new HitAlert(AlertId.Of(second.Id, "mail"), "mail", AlertState.Owed, bench.Now)] });

        Assert.Equal([DeliveryResult.Sent, DeliveryResult.Sent], await DeliverAsync(hits));
    }

    [Fact]
    public async Task A_hit_waits_for_an_earlier_one_and_no_attempt_is_counted()
    {
        var hits = await RecordAsync(Copy(1), Copy(2));

        Assert.Equal([DeliveryResult.Waiting], await DeliverAsync(hits[1]));

        var owed = (await bench.Outbox.ListOwedAsync(Cancel)).Single(alert => alert.Hit == hits[1].Id);
        Assert.Equal((0, bench.Now.AddSeconds(5), null), (owed.Attempts, owed.NextAttemptAt, owed.LastError));
        Assert.Equal((AlertState.Owed, "tells the same story as “Three dead as ferry capsizes off Saint Orrin” (Feed of copy 01), which is to be told first"), ((await StateAsync(hits[1])).State, (await StateAsync(hits[1])).Reason));
        await DeliverAsync(hits[0]);
        bench.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal([hits[1].Alerts[0].Id], await bench.TakeMessagesAsync());
        Assert.Equal([DeliveryResult.Suppressed], await DeliverAsync(hits[1]));
    }

    [Fact]
    public async Task A_hit_whose_leader_is_in_hand_is_settled_with_it()
    {
        var hits = await RecordAsync(Copy(1), Copy(2));
        var delivery = bench.Delivery();
        var answer = new TaskCompletionSource<DeliveryOutcome>();
        bench.Channel.Answer = _ => answer.Task;

        var first = delivery.RunAsync(hits[0].Alerts[0].Id, Cancel);
        var second = delivery.RunAsync(hits[1].Alerts[0].Id, Cancel);
        answer.SetResult(new DeliveryOutcome.Delivered());

        Assert.Equal((DeliveryResult.Sent, DeliveryResult.Suppressed), ((await first).Result, (await second).Result));
    }

    [Fact]
    public async Task A_hit_with_a_new_term_does_not_wait_and_tells_for_the_earlier_one()
    {
        var hits = await RecordAsync(Copy(1), Copy(2, "ferry", "toll"));

        Assert.Equal([DeliveryResult.Sent], await DeliverAsync(hits[1]));
        Assert.Equal([DeliveryResult.Suppressed], await DeliverAsync(hits[0]));
    }

    [Fact]
    public async Task If_the_first_dies_the_next_tells_the_story()
    {
        var hits = await RecordAsync(Copy(1), Copy(2), Copy(3));
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Refused("too long"));
        await DeliverAsync(hits[0]);
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());

        Assert.Equal([DeliveryResult.Waiting, DeliveryResult.Sent], await DeliverAsync(hits[2], hits[1]));
        bench.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal([DeliveryResult.Suppressed], await DeliverAsync(hits[2]));
        Assert.Contains("Feed of copy 02", (await StateAsync(hits[2])).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task If_the_first_is_suppressed_for_its_proof_the_next_tells_the_story()
    {
        var hits = await RecordAsync(Copy(1), Copy(2));
        var claimed = await bench.Outbox.ClaimAsync(hits[0].Alerts[0].Id, bench.Now, bench.Now.AddMinutes(1), Cancel);
        await bench.Outbox.MarkSuppressedAsync(claimed!, bench.Now, ProofReview.Repeated, Cancel);

        Assert.Equal([DeliveryResult.Sent], await DeliverAsync(hits[1]));
    }

    [Fact]
    public async Task A_leader_that_does_not_stir_is_not_waited_for_and_silent_once_the_next_has_told()
    {
        var hits = await RecordAsync(Copy(1), Copy(2));
        bench.Time.Advance(StoryReview.Patience);

        Assert.Equal([DeliveryResult.Sent, DeliveryResult.Suppressed], await DeliverAsync(hits[1], hits[0]));
    }

    [Fact]
    public async Task A_process_that_begins_knows_what_was_told_before()
    {
        var hits = await RecordAsync(Copy(1), Copy(2), Copy(3));
        await DeliverAsync(hits[0]);

        bench.Restart();

        Assert.Equal([DeliveryResult.Suppressed, DeliveryResult.Suppressed], await DeliverAsync(hits[1..]));
    }

    [Fact]
    public async Task After_72_hours_it_is_told_again()
    {
        await DeliverAsync(await RecordAsync(Copy(1)));
        bench.Time.Advance(StoryIndex.Window + TimeSpan.FromSeconds(10));

        Assert.Equal([DeliveryResult.Sent], await DeliverAsync(await RecordAsync(Copy(2))));
        bench.Restart();
        Assert.Equal([DeliveryResult.Suppressed], await DeliverAsync(await RecordAsync(Copy(3))));
    }

    [Fact]
    public async Task A_hit_that_is_stored_after_later_ones_finds_its_story()
    {
        var late = Copy(1);
        await DeliverAsync(await RecordAsync(Copy(2)));

        Assert.Equal([DeliveryResult.Suppressed], await DeliverAsync(await RecordAsync(late)));
    }

    [Fact]
    public async Task A_hit_of_a_clock_that_ran_ahead_ages_out_no_other()
    {
        var ahead = FerryNews.OtherEvent(bench.Now.AddDays(40));
        Assert.Equal([DeliveryResult.Sent], await DeliverAsync(await RecordAsync(ahead)));

        Assert.Equal([DeliveryResult.Sent, DeliveryResult.Suppressed], await DeliverAsync(await RecordAsync(Copy(1), Copy(2))));
        bench.Restart();
        Assert.Equal([DeliveryResult.Suppressed], await DeliverAsync(await RecordAsync(Copy(3))));
    }

    [Fact]
    public async Task A_hit_of_a_clock_that_ran_ahead_joins_its_story_and_others_join_it()
    {
        await DeliverAsync(await RecordAsync(Copy(1)));
        Assert.Equal([DeliveryResult.Suppressed], await DeliverAsync(await RecordAsync(FerryNews.Copy(2, bench.Now.AddDays(40)))));
        Assert.Equal([DeliveryResult.Sent], await DeliverAsync(await RecordAsync(FerryNews.Copy(4, bench.Now.AddDays(40), "toll"))));

        Assert.Equal([DeliveryResult.Suppressed], await DeliverAsync(await RecordAsync(Copy(3, "ferry", "toll"))));
    }

    [Fact]
    public async Task A_page_with_a_hit_of_a_clock_that_ran_ahead_shows_the_stories_of_the_others()
    {
        using var known = new KnownStories(bench.Hits, bench.Time);

        var stories = await known.AsKnownAsync([FerryNews.OtherEvent(bench.Now.AddDays(40)), Copy(1), Copy(2)], Cancel);

        Assert.Equal([1, 2, 2], stories.Select(story => story.Tellings.Count));
    }

    [Fact]
    public async Task Hits_without_a_signature_are_each_told()
    {
        var hits = await RecordAsync(Copy(1) with { Signature = null }, Copy(2) with { Signature = null }, Copy(3));

        Assert.Equal([DeliveryResult.Sent, DeliveryResult.Sent, DeliveryResult.Sent], await DeliverAsync(hits));
    }

    [Fact]
    public async Task The_new_term_of_an_edit_is_told_unless_another_hit_of_the_story_told_it()
    {
        var hits = await RecordAsync(Copy(1), Copy(2));
        await DeliverAsync(hits);

        Assert.Equal([DeliveryResult.Sent], await DeliverAsync(await EditAsync(hits[0], "toll")));
        Assert.Equal([DeliveryResult.Suppressed], await DeliverAsync(await EditAsync(hits[1], "toll")));
        Assert.Equal([DeliveryResult.Sent], await DeliverAsync(await EditAsync(hits[1], "inquiry")));
    }

    [Fact]
    public async Task An_edit_that_makes_another_story_of_an_item_is_told()
    {
        var hits = await RecordAsync(Copy(1, "ferry", "toll"), Copy(2));
        await DeliverAsync(hits);

        Assert.Equal([DeliveryResult.Sent], await DeliverAsync(await EditAsync(hits[1], "toll", FerryNews.OtherEvent(bench.Now))));
    }

    [Fact]
    public async Task What_an_earlier_release_sent_counts_as_told()
    {
        var sent = Copy(1);
        var hits = await RecordAsync(sent with { Alerts = [sent.Alerts[0] with { State = AlertState.Sent }] }, Copy(2));

        Assert.Equal([DeliveryResult.Suppressed], await DeliverAsync(hits[1]));
    }

    private Hit Copy(int number, params string[] terms) => FerryNews.Copy(number, bench.Now.AddSeconds(number - 10), terms);

    private async Task<Hit> EditAsync(Hit hit, string term, Hit? like = null)
    {
        var stored = (await bench.Hits.FindAsync(hit.Id, Cancel))!;
        var edit = hit with { Terms = [.. hit.Terms, term], Signature = (like ?? hit).Signature, FoundAt = bench.Now, Alerts = [.. hit.Alerts.Take(1)] };
        var amended = await bench.Hits.AmendAsync(HitComposer.Amend(stored, edit)!, Cancel);
        return amended with { Alerts = [.. amended.Alerts.Where(alert => alert.State == AlertState.Owed)] };
    }

    private async Task<Hit[]> RecordAsync(params Hit[] hits) => [.. (await bench.Hits.RecordAsync(hits, Cancel)).Select(hit => hit.Hit)];

    private async Task<IReadOnlyList<DeliveryResult>> DeliverAsync(params Hit[] hits)
    {
        var results = new List<DeliveryResult>();
        foreach (var hit in hits)
        {
            results.Add((await bench.Delivery().RunAsync(hit.Alerts.Single(alert => alert.State == AlertState.Owed).Id, Cancel)).Result);
        }

        return results;
    }

    private IReadOnlyList<AlertSubject.OfHit> Told() => [.. bench.Channel.Got.Select(alert => (AlertSubject.OfHit)alert.Subject)];

    private async Task<HitAlert> StateAsync(Hit hit) => (await bench.Hits.FindAsync(hit.Id, Cancel))!.Alerts[0];
}
