using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Hits;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Storage.Contracts;

public sealed class DigestOutboxOnAzurite(AzuriteFixture azurite) : DigestOutboxContract
{
    protected override void AddStorage(IServiceCollection services) => services.AddAzureStorage(azurite.NewClients());
}

public sealed class DigestOutboxInMemory : DigestOutboxContract
{
    protected override void AddStorage(IServiceCollection services) => services.AddMemoryStorage(new MemoryStorage(TimeProvider.System));
}

public abstract class DigestOutboxContract : StorageContract
{
    private static readonly Hit[] Found = Sample.Hits(40, "desk", "mail");
    private static readonly DateTimeOffset Now = Sample.Now.AddHours(1);
    private static readonly DateTimeOffset Until = Sample.Now.AddHours(9).AddTicks(1);

    private IAlertOutbox Outbox => Get<IAlertOutbox>();

    private IDigestOutbox Digests => Get<IDigestOutbox>();

    private IHitStore Hits => Get<IHitStore>();

    [Fact]
    public async Task A_held_alert_is_due_when_its_hold_ends_and_its_hit_says_why()
    {
        await Hits.RecordAsync([Found[0]], Cancel);
        var claimed = await ClaimAsync(Found[0], Now);

        Assert.True(await Digests.HoldAsync(claimed, HeldOf(Found[0]), Until, Sample.HostileText, Cancel));

        var row = (await Outbox.ListOwedAsync(Cancel)).Single(owed => owed.Channel == "desk");
        Assert.Equal(claimed.Owed with { Held = HeldOf(Found[0]), NextAttemptAt = Until, LeasedUntil = DateTimeOffset.UnixEpoch }, row);
        Assert.Equal(new OutboxCounts(2, 0) { Held = 1 }, await Outbox.CountAsync(Cancel));
        Assert.Null(await Outbox.ClaimAsync(row.Id, Until.AddTicks(-1), Until.AddMinutes(1), Cancel));
        Assert.Equal(new HitAlert(row.Id, "desk", AlertState.Owed, Found[0].FoundAt, Sample.HostileText), await StateAsync(Found[0]));
    }

    [Fact]
    public async Task A_released_alert_is_held_no_more_and_stays_with_its_worker()
    {
        await HoldAsync(Found[..1]);
        var claimed = await ClaimAsync(Found[0], Until);

        var released = await Digests.ReleaseAsync(claimed, Cancel);

        Assert.Null(released!.Owed.Held);
        Assert.Equal(0, (await Outbox.CountAsync(Cancel)).Held);
        Assert.Null(await Digests.ReleaseAsync(claimed, Cancel));
        Assert.True(await Outbox.MarkSentAsync(released, Until, Cancel));
    }

    [Fact]
    public async Task A_digest_takes_its_members_from_whoever_has_leased_them_and_leaves_the_rest()
    {
        await HoldAsync(Found);
        var leased = await ClaimAsync(Found[0], Until);
        var released = await Digests.ReleaseAsync(await ClaimAsync(Found[1], Until), Cancel);
        var digest = await OweAsync(Found);

        await Digests.TakeMembersAsync(digest, Until, Cancel);
        await Digests.TakeMembersAsync(digest, Until.AddHours(1), Cancel);

        Assert.False(await Digests.HoldAsync(leased, HeldOf(Found[0]), Until.AddHours(1), "late", Cancel));
        Assert.Null(await Digests.ReleaseAsync(leased, Cancel));
        Assert.True(await Outbox.MarkSentAsync(released!, Until, Cancel));
        Assert.Equal([digest.Id], (await Outbox.ListOwedAsync(Cancel)).Where(owed => owed.Channel == "desk").Select(owed => owed.Id));
        Assert.Equal(new HitAlert(IdOf(Found[0]), "desk", AlertState.Gathered, Until) { Digest = digest.Id }, await StateAsync(Found[0]));
        Assert.Equal(AlertState.Sent, (await StateAsync(Found[1])).State);
        foreach (var hit in Found[2..])
        {
            Assert.Equal(digest.Id, (await StateAsync(hit)).Digest);
        }
    }

    [Fact]
    public async Task A_digest_comes_back_as_it_was_owed_and_as_it_was_saved()
    {
        await Hits.RecordAsync(Found, Cancel);
        var owed = await OweAsync(Found);

        var claimed = (await Outbox.ClaimAsync(owed.Id, Until, Until.AddMinutes(1), Cancel))!;
        Assert.Equivalent(owed.Digest, claimed.Owed.Digest, strict: true);
        Assert.Equal((40, 0), (Assert.IsType<AlertSubject.OfDigest>(claimed.Subject).Digest.Total, Assert.IsType<AlertSubject.OfDigest>(claimed.Subject).Digest.Hits.Count));
        var saved = await Digests.SaveDigestAsync(claimed, owed.Digest! with { Phase = DigestPhase.Ready, Members = owed.Digest.Members.Take(3).ToArray() }, Cancel);

        Assert.Null(await Digests.SaveDigestAsync(claimed, owed.Digest!, Cancel));
        var listed = (await Outbox.ListOwedAsync(Cancel)).Single(row => row.Digest is not null);
        Assert.Equal((DigestPhase.Ready, 3), (listed.Digest!.Phase, listed.Digest.Members.Count));
        Assert.True(await Outbox.MarkSentAsync(saved!, Until, Cancel));
    }

    [Fact]
    public async Task Members_say_what_has_become_of_their_digest()
    {
        await Hits.RecordAsync(Found, Cancel);
        var digest = await OweAsync(Found);

        await Digests.MarkMembersAsync(digest, digest.Digest!.Members, AlertState.Dead, Until, "gone", Cancel);
        await Digests.MarkMembersAsync(digest, [], AlertState.Sent, Until, null, Cancel);

        foreach (var hit in Found)
        {
            Assert.Equal(new HitAlert(IdOf(hit), "desk", AlertState.Dead, Until, "gone") { Digest = digest.Id }, await StateAsync(hit));
        }
    }

    [Fact]
    public async Task Members_keep_what_was_told_of_them()
    {
        await Hits.RecordAsync(Found, Cancel);
        var digest = await OweAsync(Found[..3]);
        var claimed = (await Outbox.ClaimAsync(digest.Id, Until, Until.AddMinutes(1), Cancel))!;
        var told = digest.Digest!.ToldWith(Found[..2]);

        await Digests.SaveDigestAsync(claimed, told, Cancel);

        var row = (await Outbox.FindOwedAsync(digest.Id, Cancel))!;
        Assert.Equivalent(told, row.Digest, strict: true);
        await Digests.MarkMembersAsync(row, row.Digest!.Members, AlertState.Sent, Until, null, Cancel);
        Assert.Equal(ToldTerms.Of(Found[1]), (await StateAsync(Found[1])).Told);
        Assert.Equal(ToldTerms.None, (await StateAsync(Found[2])).Told);
    }

    [Fact]
    public async Task A_thousand_members_of_which_a_hundred_told_all_that_a_hit_can_fit_a_row()
    {
        Hit[] many = [.. Sample.Hits(DigestGathering.MostMembers, "desk").Select(hit => hit with { Terms = [.. Enumerable.Range(0, HitComposer.TermsPerHit).Select(number => $"{hit.Id} {number}")] })];
        var digest = await OweAsync(many);
        var claimed = (await Outbox.ClaimAsync(digest.Id, Until, Until.AddMinutes(1), Cancel))!;
        var told = digest.Digest!.ToldWith(many.Take(DigestAssembly.MostShown));

        await Digests.SaveDigestAsync(claimed, told, Cancel);

        var members = (await Outbox.FindOwedAsync(digest.Id, Cancel))!.Digest!.Members;
        Assert.Equal(told.Members, members);
        Assert.InRange(members.Sum(member => 150 + member.Told!.Value.Length), 300_000, 450_000);
    }

    [Fact]
    public async Task Two_alerts_of_one_hit_go_into_one_digest()
    {
        await HoldAsync(Found[..2]);
        var amended = await Hits.AmendAsync(HitComposer.Amend(Found[0], Found[0] with { Terms = ["new"] })!, Cancel);
        var edit = amended.Alerts.Single(alert => alert.Channel == "desk" && alert.Id != IdOf(Found[0]));
        Assert.True(await Digests.HoldAsync((await Outbox.ClaimAsync(edit.Id, Now, Now.AddMinutes(1), Cancel))!, HeldOf(Found[0]), Until, "quiet hours", Cancel));
        var digest = await OweAsync(Found[..2], new DigestMember(edit.Id, Found[0].Id, Found[0].FoundAt));

        await Digests.TakeMembersAsync(digest, Until, Cancel);
        await Digests.MarkMembersAsync(digest, digest.Digest!.Members, AlertState.Sent, Until, null, Cancel);

        Assert.Equal([digest.Id], (await Outbox.ListOwedAsync(Cancel)).Where(owed => owed.Channel == "desk").Select(owed => owed.Id));
        var desk = (await Hits.FindAsync(Found[0].Id, Cancel))!.Alerts.Where(alert => alert.Channel == "desk");
        Assert.All(desk, alert => Assert.Equal((AlertState.Sent, digest.Id), (alert.State, alert.Digest)));
        Assert.Equal(2, desk.Count());
    }

    [Fact]
    public async Task Alerts_that_wait_are_freed_and_stay_held_until_they_are_told()
    {
        await HoldAsync(Found);
        var released = await Digests.ReleaseAsync(await ClaimAsync(Found[1], Until), Cancel);

        await Digests.FreeAsync(Found[..30].Select(IdOf).Append(AlertId.Of(Found[0].Id, "nowhere")).ToHashSet(), Now, Cancel);

        var rows = (await Outbox.ListOwedAsync(Cancel)).Where(owed => owed.Channel == "desk").ToDictionary(owed => owed.Id);
        Assert.Equal((Now, HeldOf(Found[0])), (rows[IdOf(Found[0])].NextAttemptAt, rows[IdOf(Found[0])].Held));
        Assert.Equal(29, rows.Values.Count(row => row.NextAttemptAt == Now));
        Assert.Equal(Until, rows[IdOf(Found[1])].NextAttemptAt);
        Assert.True(await Outbox.MarkSentAsync(released!, Until, Cancel));
        Assert.NotNull(await Outbox.ClaimAsync(IdOf(Found[2]), Now, Now.AddMinutes(1), Cancel));
    }

    [Fact]
    public async Task A_pace_is_saved_by_whoever_has_seen_the_last_one()
    {
        var paces = Get<IAlertPaceStore>();
        var pace = new AlertPace([new PacedAlert(IdOf(Found[0]), Now)], Until);

        Assert.Equal(new StoredPace(AlertPace.Empty, null), await paces.ReadAsync(Found[0].Watchlist, "desk", Cancel));
        Assert.True(await paces.TrySaveAsync(Found[0].Watchlist, "desk", pace, null, Cancel));
        Assert.False(await paces.TrySaveAsync(Found[0].Watchlist, "desk", AlertPace.Empty, null, Cancel));
        var stored = await paces.ReadAsync(Found[0].Watchlist, "desk", Cancel);
        Assert.Equivalent(pace, stored.Pace, strict: true);
        Assert.True(await paces.TrySaveAsync(Found[0].Watchlist, "desk", AlertPace.Empty, stored.Version, Cancel));
        Assert.False(await paces.TrySaveAsync(Found[0].Watchlist, "desk", pace, stored.Version, Cancel));
        Assert.Null((await paces.ReadAsync(Found[0].Watchlist, "mail", Cancel)).Version);
    }

    private static AlertId IdOf(Hit hit) => AlertId.Of(hit.Id, "desk");

    private static HeldAlert HeldOf(Hit hit) => new(DigestReason.QuietHours, hit.Watchlist, hit.FoundAt, hit.FoundAt);

    private async Task HoldAsync(IReadOnlyList<Hit> hits)
    {
        await Hits.RecordAsync(hits, Cancel);
        foreach (var hit in hits)
        {
            Assert.True(await Digests.HoldAsync(await ClaimAsync(hit, Now), HeldOf(hit), Until, "quiet hours", Cancel));
        }
    }

    private async Task<ClaimedAlert> ClaimAsync(Hit hit, DateTimeOffset now) => (await Outbox.ClaimAsync(IdOf(hit), now, now.AddMinutes(1), Cancel))!;

    private async Task<OwedAlert> OweAsync(IReadOnlyList<Hit> hits, params DigestMember[] more)
    {
        var id = AlertId.OfDigest(hits[0].Watchlist, "desk", hits.Select(IdOf));
        var digest = new OwedDigest(
            hits[0].Watchlist, Sample.HostileText, DigestReason.QuietHours, hits[0].FoundAt, Until,
            [.. hits.Select(hit => new DigestMember(IdOf(hit), hit.Id, hit.FoundAt)), .. more], DigestPhase.Gathering);
        var owed = OwedAlert.Of(id, digest, "desk", Until);
        await Outbox.OweAsync([owed], Cancel);
        return owed;
    }

    private async Task<HitAlert> StateAsync(Hit hit)
    {
        var found = (await Hits.FindAsync(hit.Id, Cancel))!.Alerts.Single(alert => alert.Channel == "desk");
        var listed = (await Hits.ListAsync(new HitQuery(Limit: 100), Cancel)).Hits.Single(other => other.Id == hit.Id);
        Assert.Equal(found, listed.Alerts.Single(alert => alert.Channel == "desk"));
        return found;
    }
}
