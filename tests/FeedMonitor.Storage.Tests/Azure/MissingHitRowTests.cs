using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Hits;
using FeedMonitor.Pipeline;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Storage.Azure;

/// <summary>A hit lacks one of its two rows: something was deleted by hand, or a backup was put back. To the service that looks like a lease that was lost.</summary>
public sealed class MissingHitRowTests : IAsyncLifetime
{
    private static readonly Hit Hit = Sample.Hit(1, "desk", "mail");
    private static readonly AlertId Id = AlertId.Of(Hit.Id, "desk");
    private static readonly DateTimeOffset Due = Hit.FoundAt;
    private static readonly DateTimeOffset Later = Due.AddMinutes(5);
    private static readonly HeldAlert Held = new(DigestReason.QuietHours, Hit.Watchlist, Due, Due);

    private readonly StorageClients clients;
    private readonly ServiceProvider services;

    public MissingHitRowTests(AzuriteFixture azurite)
    {
        clients = azurite.NewClients();
        services = new ServiceCollection().AddAzureStorage(clients).BuildServiceProvider();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IAlertOutbox Outbox => services.GetRequiredService<IAlertOutbox>();

    private IDigestOutbox Digests => services.GetRequiredService<IDigestOutbox>();

    private IHitStore Hits => services.GetRequiredService<IHitStore>();

    public async ValueTask InitializeAsync()
    {
        await services.GetRequiredService<IStorageSetup>().EnsureAsync(Cancel);
        await Hits.RecordAsync([Hit], Cancel);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task A_hit_that_is_not_listed_can_be_sent_and_is_listed_again()
    {
        var claimed = await ClaimAsync();
        await UnlistAsync();

        Assert.True(await Outbox.MarkSentAsync(claimed, Later, Cancel));

        Assert.Equal(["mail"], (await Outbox.ListOwedAsync(Cancel)).Select(owed => owed.Channel));
        await AssertBothRowsSayAsync(new HitAlert(Id, "desk", AlertState.Sent, Later) { Told = ToldTerms.Of(Hit) });
    }

    [Fact]
    public async Task A_hit_that_is_not_listed_can_fail_wait_be_held_and_be_given_up()
    {
        await UnlistAsync();
        Assert.True(await Outbox.MarkFailedAsync(await ClaimAsync(), Due, Due, "HTTP 500", Cancel));
        await UnlistAsync();
        Assert.True(await Outbox.PostponeAsync(await ClaimAsync(), Due, Due, "another goes first", Cancel));
        await UnlistAsync();
        Assert.True(await Digests.HoldAsync(await ClaimAsync(), Held, Due, "quiet hours", Cancel));
        await UnlistAsync();
        Assert.True(await Outbox.MarkDeadAsync(await ClaimAsync(), Later, "HTTP 410", Cancel));

        await AssertBothRowsSayAsync(new HitAlert(Id, "desk", AlertState.Dead, Later, "HTTP 410"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_alert_whose_hit_is_not_listed_can_be_retried_and_dropped_by_hand(bool isDead)
    {
        if (isDead)
        {
            Assert.True(await Outbox.MarkDeadAsync(await ClaimAsync(), Due, "HTTP 410", Cancel));
        }

        await UnlistAsync();
        Assert.Equal(HandledAlert.Done, await Outbox.RetryAsync(Id, Later, Cancel));
        await UnlistAsync();
        Assert.Equal(HandledAlert.Done, await Outbox.DropAsync(Id, Later, "known", Cancel));

        await AssertBothRowsSayAsync(new HitAlert(Id, "desk", AlertState.Suppressed, Later, "known"));
    }

    [Fact]
    public async Task A_lease_that_was_lost_is_lost_though_the_hit_is_not_listed()
    {
        var lost = await ClaimAsync();
        var ours = (await Outbox.ClaimAsync(Id, Due.AddMinutes(1), Later, Cancel))!;
        await UnlistAsync();

        Assert.False(await Outbox.MarkSentAsync(lost, Later, Cancel));

        Assert.Equal(AlertState.Owed, (await Hits.FindAsync(Hit.Id, Cancel))!.Alerts[0].State);
        Assert.True(await Outbox.MarkSentAsync(ours, Later, Cancel));
    }

    [Fact]
    public async Task A_digest_takes_and_marks_members_whose_hits_are_not_listed()
    {
        var digest = await DigestAsync();
        await UnlistAsync();
        await Digests.TakeMembersAsync(digest, Due, Cancel);
        await UnlistAsync();
        await Digests.MarkMembersAsync(digest, digest.Digest!.Members, AlertState.Sent, Later, "told", Cancel);

        Assert.DoesNotContain(await Outbox.ListOwedAsync(Cancel), owed => owed.Id == Id);
        await AssertBothRowsSayAsync(new HitAlert(Id, "desk", AlertState.Sent, Later, "told") { Digest = digest.Id });
    }

    [Fact]
    public async Task An_alert_whose_hit_is_gone_is_dead_and_can_be_dropped()
    {
        await ForgetAsync();

        Assert.Null(await Outbox.ClaimAsync(Id, Due, Later, Cancel));

        var dead = Assert.Single(await Outbox.ListDeadAsync(Cancel));
        Assert.Equal((Id, "its hit is gone from the storage"), (dead.Id, dead.LastError));
        Assert.Equal(HandledAlert.Done, await Outbox.DropAsync(Id, Later, "known", Cancel));
        Assert.Equal(new OutboxCounts(Owed: 1, Dead: 0), await Outbox.CountAsync(Cancel));
    }

    [Fact]
    public async Task An_alert_whose_hit_goes_while_it_is_told_is_sent()
    {
        var claimed = await ClaimAsync();
        await ForgetAsync();

        Assert.True(await Outbox.MarkSentAsync(claimed, Later, Cancel));

        Assert.Equal(["mail"], (await Outbox.ListOwedAsync(Cancel)).Select(owed => owed.Channel));
        Assert.Empty((await Hits.ListAsync(new HitQuery(), Cancel)).Hits);
    }

    [Fact]
    public async Task A_digest_takes_a_member_whose_hit_is_gone_and_marks_the_others()
    {
        var digest = await DigestAsync();
        await ForgetAsync();

        await Digests.TakeMembersAsync(digest, Due, Cancel);
        await Digests.MarkMembersAsync(digest, digest.Digest!.Members, AlertState.Sent, Later, "told", Cancel);

        Assert.DoesNotContain(await Outbox.ListOwedAsync(Cancel), owed => owed.Id == Id);
        Assert.Null(await Hits.FindAsync(Hit.Id, Cancel));
    }

    private async Task<ClaimedAlert> ClaimAsync() => (await Outbox.ClaimAsync(Id, Due, Due.AddMinutes(1), Cancel))!;

    private async Task<OwedAlert> DigestAsync()
    {
        Assert.True(await Digests.HoldAsync(await ClaimAsync(), Held, Due, "quiet hours", Cancel));
        var members = new[] { new DigestMember(Id, Hit.Id, Due) };
        var digest = OwedAlert.Of(
            AlertId.OfDigest(Hit.Watchlist, "desk", [Id]), new OwedDigest(Hit.Watchlist, "Engines", DigestReason.QuietHours, Due, Due, members, DigestPhase.Gathering), "desk", Due);
        await Outbox.OweAsync([digest], Cancel);
        return digest;
    }

    private Task UnlistAsync() => DeleteAsync(TableKeys.Newest(HitCursor.Of(Hit.Id, Hit.FoundAt)));

    private async Task ForgetAsync()
    {
        await UnlistAsync();
        await DeleteAsync(TableKeys.Of(Hit.Id));
    }

    private async Task DeleteAsync(string row)
    {
        Assert.NotNull(await HitRows.FindAsync(clients.Hits, row, Cancel));
        await clients.Hits.DeleteEntityAsync(TableKeys.HitsPartition, row, cancellationToken: Cancel);
    }

    private async Task AssertBothRowsSayAsync(HitAlert desk)
    {
        var expected = Hit with { Alerts = [desk, Hit.Alerts[1]] };
        Same.Hits(expected, await Hits.FindAsync(Hit.Id, Cancel));
        Same.Hits(expected, Assert.Single((await Hits.ListAsync(new HitQuery(), Cancel)).Hits));
    }
}
