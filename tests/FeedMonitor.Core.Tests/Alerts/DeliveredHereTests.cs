using FeedMonitor.Hits;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Alerts;

public sealed class DeliveredHereTests : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly AlertBench bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("was away when the channel answered")]
    [InlineData("had given the lease to another")]
    [InlineData("came back as it was before the answer")]
    public async Task A_storage_costs_no_second_message_that(string fails)
    {
        var id = await bench.OweAsync();
        var outbox = await ToldToStorageThatAsync(fails, id);
        Assert.Equal(AlertState.Owed, (await bench.StateAsync()).State);

        outbox.MarkingSent = null;
        bench.Time.Advance(AlertDelivery.Lease + Moment);

        Assert.Equal(DeliveryResult.Sent, (await bench.Delivery(outbox).RunAsync(id, Cancel)).Result);
        Assert.Single(bench.Channel.Got);
        Assert.Equal(AlertState.Sent, (await bench.StateAsync()).State);
        Assert.Equal(new OutboxCounts(0, 0), await bench.Outbox.CountAsync(Cancel));
    }

    [Theory]
    [InlineData("was away when the channel answered")]
    [InlineData("had given the lease to another")]
    [InlineData("came back as it was before the answer")]
    public async Task Once_the_storage_is_back_it_is_written_down_at_once_in_spite_of_the_lease(string fails)
    {
        var id = await bench.OweAsync();
        var outbox = await ToldToStorageThatAsync(fails, id);
        outbox.MarkingSent = null;
        Assert.True((await bench.OwedAsync()).IsInHand(bench.Now));

        await bench.Delivery(outbox).WriteDownAsync(Cancel);

        Assert.Equal(AlertState.Sent, (await bench.StateAsync()).State);
        Assert.Equal(new OutboxCounts(0, 0), await bench.Outbox.CountAsync(Cancel));
        Assert.Single(bench.Channel.Got);
    }

    [Fact]
    public async Task What_another_process_has_in_hand_is_left_alone_unless_this_one_told_it()
    {
        var (told, other) = (await bench.OweAsync(), await bench.OweAsync(number: 2));
        await ToldWhileAwayAsync(told);
        Assert.NotNull(await bench.Outbox.ClaimAsync(other, bench.Now, bench.Now + AlertDelivery.Lease, Cancel));

        await bench.Delivery().WriteDownAsync(Cancel);

        Assert.Equal(other, (await bench.OwedAsync()).Id);
        Assert.True((await bench.OwedAsync()).IsInHand(bench.Now));
        Assert.Single(bench.Channel.Got);
    }

    [Fact]
    public async Task A_channel_that_is_down_by_now_is_not_taken_for_well()
    {
        var id = await bench.OweAsync();
        await ToldWhileAwayAsync(id);
        for (var failure = 0; failure < ChannelCircuits.FailuresToOpen; failure++)
        {
            bench.Circuits.Failed("desk", "down", null);
        }

        bench.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(DeliveryResult.Sent, (await bench.Delivery().RunAsync(id, Cancel)).Result);
        Assert.True(bench.Circuits.AnyOpen);
    }

    [Fact]
    public async Task What_it_told_is_written_down_though_its_hit_has_grown_since()
    {
        var id = await bench.OweAsync();
        var outbox = await ToldWhileAwayAsync(id);
        var told = Assert.IsType<AlertSubject.OfHit>(bench.Channel.Got.Single().Subject);

        await bench.Hits.AmendAsync(told.Hit with { Terms = [.. told.Hit.Terms, "rotor"] }, Cancel);
        outbox.MarkingSent = null;
        bench.Time.Advance(AlertDelivery.Lease + Moment);
        await bench.Delivery(outbox).RunAsync(id, Cancel);

        Assert.Equal(ToldTerms.Of(told.Hit), (await bench.StateAsync()).Told);
    }

    [Fact]
    public async Task Another_process_can_t_know_and_tells_it_again()
    {
        var id = await bench.OweAsync();
        var outbox = await ToldWhileAwayAsync(id);

        bench.Restart();
        outbox.MarkingSent = null;
        bench.Time.Advance(AlertDelivery.Lease + Moment);
        await bench.Delivery(outbox).RunAsync(id, Cancel);

        Assert.Equal([id, id], bench.Channel.Got.Select(alert => alert.Id));
    }

    [Fact]
    public void What_is_written_down_is_forgotten_after_a_while_and_what_is_not_is_kept()
    {
        var time = new FakeTimeProvider();
        var delivered = new DeliveredHere(time);
        var (written, open) = (IdOf(1), IdOf(2));
        delivered.Add(written, Subject);
        delivered.Add(open, Subject);
        delivered.Written(written);

        time.Advance(DeliveredHere.KeptAfterWriting - Moment);
        Assert.NotNull(delivered.Find(written));

        time.Advance(Moment);
        Assert.Null(delivered.Find(written));
        Assert.NotNull(delivered.Find(open));
    }

    [Fact]
    public void What_is_written_down_anew_is_kept_from_then_on()
    {
        var time = new FakeTimeProvider();
        var delivered = new DeliveredHere(time);
        delivered.Add(IdOf(1), Subject);
        delivered.Written(IdOf(1));
        time.Advance(DeliveredHere.KeptAfterWriting - Moment);
        delivered.Written(IdOf(1));

        time.Advance(Moment);

        Assert.NotNull(delivered.Find(IdOf(1)));
    }

    [Fact]
    public void The_oldest_go_first_where_there_are_too_many()
    {
        var delivered = new DeliveredHere(new FakeTimeProvider());
        for (var number = 0; number <= DeliveredHere.Most; number++)
        {
            delivered.Add(IdOf(number), Subject);
        }

        Assert.Null(delivered.Find(IdOf(0)));
        Assert.NotNull(delivered.Find(IdOf(1)));
        Assert.NotNull(delivered.Find(IdOf(DeliveredHere.Most)));
    }

    // What the channel took and the storage did not learn.
    private async Task<OutboxDouble> ToldToStorageThatAsync(string fails, AlertId id)
    {
        var outbox = new OutboxDouble(bench.Outbox) { MarkingSent = () => fails[0] == 'w' ? throw new IOException("away") : Task.FromResult(fails[0] == 'c') };
        await Task.WhenAny(bench.Delivery(outbox).RunAsync(id, Cancel));
        return outbox;
    }

    private async Task<OutboxDouble> ToldWhileAwayAsync(AlertId id)
    {
        var outbox = new OutboxDouble(bench.Outbox) { MarkingSent = () => throw new IOException("away") };
        await Assert.ThrowsAsync<IOException>(() => bench.Delivery(outbox).RunAsync(id, Cancel));
        return outbox;
    }

    private AlertSubject Subject => new AlertSubject.OfHit(SampleHit.Of(1, bench.Now, "desk"));

    private static AlertId IdOf(int number) => AlertId.Parse($"{number:x32}");
}
