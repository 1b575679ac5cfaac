using FeedMonitor.Alerts.Modes;
using FeedMonitor.Hits;
using FeedMonitor.Pipeline;
using FeedMonitor.Text;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Alerts;

/// <summary>
/// Delivers one alert to one channel: at least once, and twice only where the channel took it and that was not seen (no answer within
/// <see cref="AttemptTimeout"/>, a connection that broke) or not written down before the process died.
/// </summary>
public sealed partial class AlertDelivery(
    IAlertOutbox outbox, ProofReview review, StoryReview stories, AlertModes modes, DigestSettlement settlement, DeliveriesInHand inHand, DeliveredHere delivered, ChannelSet channels, IChannelNews news,
    ChannelCircuits circuits, OutboxSweep sweep, IWorkQueues queues, TimeProvider time, ILogger<AlertDelivery> logger)
{
    /// <summary>Why an alert waits whose channel keeps to a pace.</summary>
    public const string Queuing = "waits its turn: the channel is sent no more than it takes";

    /// <summary>How long a worker may take. Channels give up well before.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>The time that a channel has for one attempt.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The time that is left to a channel for its answer when the host stops.</summary>
    public static readonly TimeSpan StoppingTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Attempts to deliver the alert of a queue message.</summary>
    public async Task<DeliveryReport> RunAsync(AlertId id, CancellationToken cancel)
    {
        // Whoever waits for a channel that is down costs one read, and no attempt.
        if (!circuits.AnyOpen || await outbox.FindOwedAsync(id, cancel) is not { Channel: var channel, AskedAt: var askedAt })
        {
            return await TellAsync(id, cancel);
        }

        if (!circuits.MayTry(channel, askedAt))
        {
            return new DeliveryReport(id, DeliveryResult.Waiting, channel);
        }

        try
        {
            return await TellAsync(id, cancel);
        }
        finally
        {
            circuits.EndProbe(channel);
        }
    }

    private async Task<DeliveryReport> TellAsync(AlertId id, CancellationToken cancel)
    {
        using var holding = inHand.Take(id);
        var now = time.GetUtcNow();
        return await outbox.ClaimAsync(id, now, now + Lease, cancel) is { } claimed ? await TellAsync(claimed, cancel) : new DeliveryReport(id, DeliveryResult.NotOurs);
    }

    private async Task<DeliveryReport> TellAsync(ClaimedAlert claimed, CancellationToken cancel)
    {
        var (id, channel) = (claimed.Owed.Id, claimed.Owed.Channel);
        if (claimed.Owed.Digest is null && delivered.Find(id) is { } told)
        {
            // It was told, and only that was lost from the storage. Its channel is not asked, and may be down by now.
            return await SentAsync(claimed with { Subject = told });
        }

        await news.LookAsync(isMissing: channels.Find(channel) is null, cancel);
        if (channels.Find(channel) is not { } target)
        {
            // It may be back with the next start: another configuration on the same storage, a name that was misspelt. The sweep has an eye on it.
            await outbox.PostponeAsync(claimed, time.GetUtcNow(), claimed.Owed.NextAttemptAt, NotConfigured(channel), CancellationToken.None);
            return new DeliveryReport(id, DeliveryResult.Waiting, channel);
        }

        if (claimed.Subject is AlertSubject.OfHit { Hit: var hit })
        {
            if (await review.OfAsync(hit, cancel) is not { } holds)
            {
                return await SuppressAsync(claimed, ProofReview.Repeated, cancel);
            }

            switch (await VerdictAsync(claimed.Owed, holds, cancel))
            {
                case StoryVerdict.Joined joined:
                    return await SuppressAsync(claimed, joined.Reason, cancel);
                case StoryVerdict.Waits waits:
                    await PostponeAsync(claimed, StoryReview.WaitAfter(time.GetUtcNow() - hit.FoundAt), waits.Reason);
                    return new DeliveryReport(id, DeliveryResult.Waiting, channel);
                case StoryVerdict.Tell { Story: var story }:
                    claimed = claimed with { Subject = new AlertSubject.OfHit(holds) { Story = story.Id, OtherSources = story.SourcesBeside(hit.Item) } };
                    break;
            }
        }

        if (await modes.PassAsync(claimed, cancel) is not { } passed)
        {
            return new DeliveryReport(id, DeliveryResult.Held, channel);
        }

        if (await WithTimeAsync(passed, cancel) is not { } ready)
        {
            return new DeliveryReport(id, DeliveryResult.NotOurs);
        }

        claimed = ready;
        if (delivered.Find(id) is { } before)
        {
            // A digest, whose members are gathered by now as they were then.
            return await SentAsync(claimed with { Subject = claimed.Subject.AsNamed((before as AlertSubject.OfDigest)?.Digest.Hits.Count) });
        }

        switch (Plain(await AttemptAsync(claimed, target, cancel)))
        {
            case DeliveryOutcome.Delivered taken:
                claimed = claimed with { Subject = claimed.Subject.AsNamed(taken.Named) };
                delivered.Add(id, claimed.Subject);
                var sent = await SentAsync(claimed);
                await ReleaseWaitingAsync(channel, cancel);
                return sent;
            case DeliveryOutcome.Busy busy:
                await PostponeAsync(claimed, RetrySchedule.Heeded(busy.Wait), Queuing);
                return new DeliveryReport(id, DeliveryResult.Waiting, channel);
            case DeliveryOutcome.Failed failed:
                var pause = circuits.Failed(channel, failed.Error, failed.RetryAfter, failed.IsOfChannel);
                await modes.TakeBackAsync(claimed, CancellationToken.None);
                var report = await RetryAsync(claimed, failed);
                await (pause is { } wait ? sweep.SendProbeAsync(channel, wait, CancellationToken.None) : Task.CompletedTask);
                return report;
            case DeliveryOutcome.Partly partly:
                // The channel works: what is wrong with one recipient must not hold up the alerts of all.
                delivered.AddPart(id, partly.Reached, claimed.Owed.Attempts);
                var rest = await RetryAsync(claimed with { Owed = claimed.Owed with { Reached = partly.Reached } }, new DeliveryOutcome.Failed(partly.Error));
                await ReleaseWaitingAsync(channel, cancel);
                return rest;
            case DeliveryOutcome.Refused refused:
                await modes.TakeBackAsync(claimed, CancellationToken.None);
                return await BuryAsync(claimed, refused.Error);
            case var other:
                throw new InvalidOperationException($"Unknown delivery outcome {other}.");
        }
    }

    private async Task<DeliveryReport> SentAsync(ClaimedAlert claimed)
    {
        var (id, channel) = (claimed.Owed.Id, claimed.Owed.Channel);

        // From here a cancelled host must not stop us: the channel has the alert.
        if (await settlement.MarkSentAsync(claimed, time.GetUtcNow(), CancellationToken.None))
        {
            delivered.Written(id);
            LogDelivered(id, channel);
        }
        else
        {
            LogNotWritten(id, channel);
        }

        return new DeliveryReport(id, DeliveryResult.Sent, channel);
    }

    // What a service says is stored and shown: a line, and no more of it than a person reads.
    private static DeliveryOutcome Plain(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Failed failed => failed with { Error = OneLine.Of(failed.Error) },
        DeliveryOutcome.Refused refused => new DeliveryOutcome.Refused(OneLine.Of(refused.Error)),
        DeliveryOutcome.Partly partly => partly with { Error = OneLine.Of(partly.Error) },
        _ => outcome,
    };

    // A large digest, or the first story of a process, takes its time; whoever asks a channel without a lease may not be the only one.
    private async Task<ClaimedAlert?> WithTimeAsync(ClaimedAlert claimed, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return claimed.Owed.LeasedUntil - now >= AttemptTimeout + StoppingTimeout ? claimed : await outbox.RenewAsync(claimed, now + Lease, cancel);
    }

    private async Task<StoryVerdict> VerdictAsync(OwedAlert alert, Hit hit, CancellationToken cancel)
    {
        while (true)
        {
            // What this process tells at this moment is soon told; an attempt of our own must still end within the lease.
            var verdict = await stories.OfAsync(alert, hit, cancel);
            var left = alert.LeasedUntil - time.GetUtcNow() - AttemptTimeout - StoppingTimeout;
            if (verdict is not StoryVerdict.Waits waits || !await inHand.EndOfAsync(waits.Leader, left, cancel))
            {
                return verdict;
            }
        }
    }

    private static string NotConfigured(string channel) => $"channel '{channel}' is not configured";

    private async Task PostponeAsync(ClaimedAlert claimed, TimeSpan wait, string reason)
    {
        var now = time.GetUtcNow();
        if (await outbox.PostponeAsync(claimed, now, now + wait, reason, CancellationToken.None))
        {
            await queues.SendAlertAsync(claimed.Owed.Id, wait + TimeSpan.FromSeconds(1), CancellationToken.None);
        }
    }

    private async Task<DeliveryReport> SuppressAsync(ClaimedAlert claimed, string reason, CancellationToken cancel)
    {
        // An earlier attempt may have been let through, and the channel was busy.
        await modes.TakeBackAsync(claimed, cancel);
        await outbox.MarkSuppressedAsync(claimed, time.GetUtcNow(), reason, cancel);
        return new DeliveryReport(claimed.Owed.Id, DeliveryResult.Suppressed, claimed.Owed.Channel);
    }

    private async Task<DeliveryOutcome> AttemptAsync(ClaimedAlert claimed, IChannel channel, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var timeout = new CancellationTokenSource(AttemptTimeout, time);

        // A host that stops hears out a channel that may have the alert already: left alone, it would get the alert again.
        using var stopping = cancel.Register(() => timeout.CancelAfter(StoppingTimeout));
        try
        {
            // A channel that does not listen to its token must not hold up all others.
            return await channel.DeliverAsync(new Alert(claimed.Owed.Id, claimed.Subject) { Reached = delivered.PartOf(claimed.Owed) ?? claimed.Owed.Reached }, timeout.Token).WaitAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return new DeliveryOutcome.Failed($"no answer within {AttemptTimeout.TotalSeconds:0} s");
        }
#pragma warning disable CA1031 // Uncounted, an alert that makes its channel throw would be tried for ever and never be seen as dead.
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // The message of the exception may hold a secret; the row, which everybody reads, gets the type.
            LogThrew(e, claimed.Owed.Id, claimed.Owed.Channel);
            return new DeliveryOutcome.Failed($"the channel threw {e.GetType().Name}");
        }
#pragma warning restore CA1031
    }

    private async Task ReleaseWaitingAsync(string channel, CancellationToken cancel)
    {
        if (circuits.Succeeded(channel))
        {
            await sweep.RunAsync(channel, cancel);
        }
    }

    private async Task<DeliveryReport> RetryAsync(ClaimedAlert claimed, DeliveryOutcome.Failed failed)
    {
        var (id, channel) = (claimed.Owed.Id, claimed.Owed.Channel);
        if (RetrySchedule.After(id, claimed.Owed.Attempts + 1, failed.RetryAfter) is not { } wait)
        {
            return await BuryAsync(claimed, failed.Error);
        }

        LogFailed(id, channel, failed.Error, ShortDuration.About(wait));

        // An attempt counts also when the host is stopping.
        var now = time.GetUtcNow();
        if (await outbox.MarkFailedAsync(claimed, now, now + wait, failed.Error, CancellationToken.None))
        {
            // A second more than the row says: a message that comes before its alert is due would be for nothing.
            await queues.SendAlertAsync(id, wait + TimeSpan.FromSeconds(1), CancellationToken.None);
        }

        return new DeliveryReport(id, DeliveryResult.Failed, channel, failed.Error);
    }

    private async Task<DeliveryReport> BuryAsync(ClaimedAlert claimed, string reason)
    {
        LogDead(claimed.Owed.Id, claimed.Owed.Channel, reason);
        await settlement.MarkDeadAsync(claimed, time.GetUtcNow(), reason, CancellationToken.None);
        return new DeliveryReport(claimed.Owed.Id, DeliveryResult.Dead, claimed.Owed.Channel, reason);
    }

    [LoggerMessage(LogLevel.Debug, "Alert {Alert} was delivered to {Channel}, and that is written down.")]
    private partial void LogDelivered(AlertId alert, string channel);

    [LoggerMessage(LogLevel.Warning, "Alert {Alert} was not delivered to {Channel}: {Error}. Next attempt in {Wait}.")]
    private partial void LogFailed(AlertId alert, string channel, string error, string wait);

    [LoggerMessage(LogLevel.Warning, "Alert {Alert} was taken by {Channel}, but its lease was lost by then and that could not be written down: it may come twice.")]
    private partial void LogNotWritten(AlertId alert, string channel);

    [LoggerMessage(LogLevel.Error, "Channel {Channel} threw at alert {Alert}; this is a fault in the channel.")]
    private partial void LogThrew(Exception exception, AlertId alert, string channel);

    [LoggerMessage(LogLevel.Error, "Alert {Alert} to {Channel} is dead: {Reason}")]
    private partial void LogDead(AlertId alert, string channel, string reason);
}
