namespace FeedMonitor.Alerts.Modes;

/// <summary>Settles alerts: of a digest, all members with it, so that a crash in between neither tells them twice nor leaves one unsettled.</summary>
public sealed class DigestSettlement(IAlertOutbox outbox, IDigestOutbox digests)
{
    /// <summary>The channel took it.</summary>
    /// <param name="claimed">The alert as it was told: of a digest, with the hits that its message names.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Whether that is written down: not if another worker holds it by now, who may tell it once more.</returns>
    public async Task<bool> MarkSentAsync(ClaimedAlert claimed, DateTimeOffset at, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        if (claimed is not { Owed.Digest: { } digest, Subject: AlertSubject.OfDigest { Digest.Hits: var named } })
        {
            return await outbox.MarkSentAsync(claimed, at, cancel);
        }

        if (await digests.SaveDigestAsync(claimed, digest.ToldWith(named), cancel) is not { } told)
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
        foreach (var members in told.Owed.Digest!.Members.GroupBy(member => member.Told == ToldTerms.None))
        {
            var how = members.Key ? $"it was counted in digest {told.Owed.Id}, which had no room to name it" : $"it was told in digest {told.Owed.Id}";
            await digests.MarkMembersAsync(told.Owed, [.. members], AlertState.Sent, at, how, cancel);
        }

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
