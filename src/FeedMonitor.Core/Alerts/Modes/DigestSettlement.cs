namespace FeedMonitor.Alerts.Modes;

/// <summary>Settles alerts: of a digest, all members with it, so that a crash in between neither tells them twice nor leaves one unsettled.</summary>
public sealed class DigestSettlement(IAlertOutbox outbox, IDigestOutbox digests)
{
    /// <summary>The channel took it.</summary>
    /// <param name="claimed">The alert as the channel got it.</param>
    /// <param name="named">How many hits of a digest its message names, from the first on; null for all that the channel got.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task MarkSentAsync(ClaimedAlert claimed, int? named, DateTimeOffset at, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        if (claimed is not { Owed.Digest: { } digest, Subject: AlertSubject.OfDigest { Digest.Hits: var hits } })
        {
            await outbox.MarkSentAsync(claimed, at, cancel);
        }
        else if (await digests.SaveDigestAsync(claimed, digest.ToldWith(hits.Take(named ?? hits.Count)), cancel) is { } told)
        {
            // One write says that it was told; whatever dies from here on is finished without the channel.
            await FinishAsync(told, at, cancel);
        }
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
