namespace FeedMonitor.Alerts.Modes;

/// <summary>Settles alerts: of a digest, all members with it, so that a crash in between neither tells them twice nor leaves one unsettled.</summary>
public sealed class DigestSettlement(IAlertOutbox outbox, IDigestOutbox digests)
{
    /// <summary>The channel took it.</summary>
    /// <returns>False if the lease was lost meanwhile and that it was told is written nowhere.</returns>
    public async Task<bool> MarkSentAsync(ClaimedAlert claimed, DateTimeOffset at, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        if (claimed.Owed.Digest is not { } digest)
        {
            return await outbox.MarkSentAsync(claimed, at, cancel);
        }

        if (await digests.SaveDigestAsync(claimed, digest with { Phase = DigestPhase.Told }, cancel) is not { } told)
        {
            return false;
        }

        // One write says that it was told; whatever dies from here on is finished without the channel.
        await FinishAsync(told, at, cancel);
        return true;
    }

    /// <summary>Lets the members of a digest that was told say so, and ends it.</summary>
    public async Task FinishAsync(ClaimedAlert told, DateTimeOffset at, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(told);
        await digests.MarkMembersAsync(told.Owed, told.Owed.Digest!.Members, AlertState.Sent, at, $"it was told in digest {told.Owed.Id}", cancel);
        await outbox.MarkSentAsync(told, at, cancel);
    }

    /// <summary>It is given up. A digest that is tried once more gathers its members again.</summary>
    public async Task MarkDeadAsync(ClaimedAlert claimed, DateTimeOffset at, string reason, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        if (claimed.Owed.Digest is { } digest)
        {
            await digests.MarkMembersAsync(claimed.Owed, digest.Members, AlertState.Dead, at, reason, cancel);
            claimed = claimed with { Owed = claimed.Owed with { Digest = digest with { Phase = DigestPhase.Gathering } } };
        }

        await outbox.MarkDeadAsync(claimed, at, reason, cancel);
    }
}
