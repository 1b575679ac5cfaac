using FeedMonitor.Hits;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Alerts.Modes;

/// <summary>What a digest tells of stories, and what it leaves to later alerts.</summary>
public sealed class DigestTellingTests : IDisposable
{
    private readonly AlertBench bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AlertDigest Digest => Assert.IsType<AlertSubject.OfDigest>(Assert.Single(bench.Channel.Got).Subject).Digest;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_hit_that_its_channel_named_silences_the_next_one_of_its_story()
    {
        await TellAsync(FerryNews.OtherEvent(At(1)), FerryNews.Copy(1, At(2)));
        var next = FerryNews.Copy(2, bench.Now);

        await HoldAsync(next);
        await bench.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(AlertState.Suppressed, (await StateAsync(next)).State);
        Assert.Single(bench.Channel.Got);
    }

    [Fact]
    public async Task A_hit_that_its_channel_had_no_room_to_name_silences_none_and_says_so()
    {
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered { Named = 1 });
        var (named, counted) = (FerryNews.OtherEvent(At(1)), FerryNews.Copy(1, At(2)));
        await TellAsync(named, counted);
        var id = bench.Channel.Got[0].Id;
        Assert.Equal((AlertState.Sent, $"it was told in digest {id}", ToldTerms.Of(named)), Said(await StateAsync(named)));
        Assert.Equal((AlertState.Sent, $"it was counted in digest {id}, which had no room to name it", ToldTerms.None), Said(await StateAsync(counted)));

        await HoldAsync(FerryNews.Copy(2, bench.Now));
        await bench.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal("copy 02", Assert.IsType<AlertSubject.OfHit>(bench.Channel.Got[1].Subject).Hit.Item.Value);
    }

    [Fact]
    public async Task A_hit_beyond_those_that_a_digest_carries_silences_none()
    {
        var first = Enumerable.Range(1, DigestAssembly.MostShown).Select(number => SampleHit.Of(number, At(1), "desk").For("boats"));
        var last = FerryNews.Copy(1, At(2));
        await TellAsync([.. first, last]);
        Assert.Equal((DigestAssembly.MostShown + 1, DigestAssembly.MostShown), (Digest.Total, Digest.Hits.Count));
        Assert.Equal(ToldTerms.None, (await StateAsync(last)).Told);

        await HoldAsync(FerryNews.Copy(2, bench.Now));
        await bench.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(2, bench.Channel.Got.Count);
    }

    [Fact]
    public async Task What_was_told_of_each_member_is_kept_through_the_death_of_a_process()
    {
        var (named, counted) = (FerryNews.OtherEvent(At(1)), FerryNews.Copy(1, At(2)));
        await HoldAsync(named, counted);
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Failed("busy"));
        await bench.PassAsync(TimeSpan.FromHours(1));
        var row = (await bench.OwedAsync()).Id;
        bench.Time.Advance(TimeSpan.FromHours(1));
        var claimed = (await bench.Outbox.ClaimAsync(row, bench.Now, bench.Now.AddMinutes(1), Cancel))!;
        await bench.Digests.SaveDigestAsync(claimed, claimed.Owed.Digest!.ToldWith([named]), Cancel);

        bench.Restart();
        await bench.PassAsync(TimeSpan.FromMinutes(15));

        Assert.Equal((ToldTerms.Of(named), ToldTerms.None), ((await StateAsync(named)).Told, (await StateAsync(counted)).Told));
        Assert.Empty(await bench.Outbox.ListOwedAsync(Cancel));
    }

    [Fact]
    public async Task What_a_channel_named_is_known_though_it_could_not_be_written_down_at_once()
    {
        var (named, counted) = (FerryNews.OtherEvent(At(1)), FerryNews.Copy(1, At(2)));
        bench.Channel.Answer = async _ =>
        {
            await bench.Outbox.ClaimAsync(bench.Channel.Got[^1].Id, bench.Now + AlertDelivery.Lease, bench.Now + (AlertDelivery.Lease * 2), Cancel);
            return new DeliveryOutcome.Delivered { Named = 1 };
        };
        await TellAsync(named, counted);
        Assert.Equal(AlertState.Gathered, (await StateAsync(counted)).State);

        await bench.PassAsync(TimeSpan.FromMinutes(15));

        Assert.Single(bench.Channel.Got);
        Assert.Equal((ToldTerms.Of(named), ToldTerms.None), ((await StateAsync(named)).Told, (await StateAsync(counted)).Told));
    }

    [Fact]
    public async Task Two_hits_of_one_story_are_told_as_one_with_their_sources()
    {
        var (first, second) = (FerryNews.Copy(1, At(1)), FerryNews.Copy(2, At(2)));
        await TellAsync(first, second, FerryNews.OtherEvent(At(3)));

        Assert.Equal(["copy 01", "other"], Digest.Hits.Select(hit => hit.Item.Value));
        Assert.Equal(["Feed of copy 02"], Digest.SubjectOf(Digest.Hits[0]).OtherSources.Select(source => source.FeedTitle));
        Assert.Empty(Digest.SubjectOf(Digest.Hits[1]).OtherSources);
        var joined = await StateAsync(second);
        Assert.Equal((AlertState.Suppressed, "tells the same story as “Three dead as ferry capsizes off Saint Orrin” (Feed of copy 01), which is to be told first"), (joined.State, joined.Reason));
    }

    [Fact]
    public async Task A_new_term_of_a_story_is_told_again_in_the_same_digest()
    {
        await TellAsync(FerryNews.Copy(1, At(1)), FerryNews.Copy(2, At(2)), FerryNews.Copy(3, At(3), "ferry", "toll"));

        Assert.Equal(["copy 01", "copy 03"], Digest.Hits.Select(hit => hit.Item.Value));
        Assert.Equal(2, Digest.Total);
    }

    [Fact]
    public async Task A_digest_that_is_tried_again_names_the_same_sources()
    {
        bench.Channel.Fail();
        await TellAsync(FerryNews.Copy(1, At(1)), FerryNews.Copy(2, At(2)), FerryNews.OtherEvent(At(3)));
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());
        bench.Restart();

        await bench.PassAsync(TimeSpan.FromMinutes(15));

        var again = Assert.IsType<AlertSubject.OfDigest>(bench.Channel.Got[^1].Subject).Digest;
        Assert.Equal(["Feed of copy 02"], again.SubjectOf(again.Hits[0]).OtherSources.Select(source => source.FeedTitle));
    }

    [Fact]
    public async Task A_hit_that_was_edited_while_it_waited_stands_in_the_digest_once_with_all_its_terms()
    {
        var hit = FerryNews.Copy(1, At(1));
        await HoldAsync(hit, FerryNews.OtherEvent(At(2)));
        var stored = (await bench.Hits.FindAsync(hit.Id, Cancel))!;
        var amended = await bench.Hits.AmendAsync(HitComposer.Amend(stored, hit with { Terms = ["ferry", "toll"], FoundAt = bench.Now })!, Cancel);
        var edit = amended.Alerts.Single(alert => alert.Id != hit.Alerts[0].Id).Id;
        await bench.Delivery().RunAsync(edit, Cancel);

        await bench.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(["copy 01", "other"], Digest.Hits.Select(told => told.Item.Value));
        var alerts = (await bench.Hits.FindAsync(hit.Id, Cancel))!.Alerts.ToDictionary(alert => alert.Id);
        Assert.Equal(ToldTerms.Of(amended), alerts[hit.Alerts[0].Id].Told);
        Assert.Equal((AlertState.Suppressed, "its hit is told with all that is new in it"), (alerts[edit].State, alerts[edit].Reason));
    }

    private static (AlertState State, string? Reason, ToldTerms? Told) Said(HitAlert alert) => (alert.State, alert.Reason, alert.Told);

    private static DateTimeOffset At(int second) => new(2026, 3, 14, 9, 0, second, TimeSpan.Zero);

    private async Task TellAsync(params Hit[] hits)
    {
        await HoldAsync(hits);
        await bench.PassAsync(TimeSpan.FromHours(1));
    }

    private async Task HoldAsync(params Hit[] hits)
    {
        await bench.SetModeAsync(new AlertMode { Digest = new DigestSchedule.Hourly() }, "boats");
        bench.Time.Advance(TimeSpan.FromSeconds(10));
        await bench.Hits.RecordAsync(hits, Cancel);
        foreach (var hit in hits)
        {
            await bench.Delivery().RunAsync(hit.Alerts[0].Id, Cancel);
        }
    }

    private async Task<HitAlert> StateAsync(Hit hit) => (await bench.Hits.FindAsync(hit.Id, Cancel))!.Alerts[0];
}
