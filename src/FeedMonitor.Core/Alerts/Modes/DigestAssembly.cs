using FeedMonitor.Hits;
using FeedMonitor.Stories;

namespace FeedMonitor.Alerts.Modes;

/// <summary>Makes a claimed digest ready for its channel: takes its members, drops those that need not be told any more, and fetches what is shown.</summary>
public sealed class DigestAssembly(IAlertOutbox outbox, IDigestOutbox digests, IHitStore hits, ProofReview review, StoryReview stories, KnownStories known, TimeProvider time)
{
    /// <summary>The most hits that a message carries; of the others it gives the number, and <c>/api/hits</c> has them.</summary>
    public const int MostShown = 100;

    private const int ReadsAtOnce = 16;

    /// <summary>The digest with its hits, or null if there is nothing left to tell or the lease was lost.</summary>
    public async Task<ClaimedAlert?> OpenAsync(ClaimedAlert claimed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        var shown = new List<Hit>();
        if (claimed.Owed.Digest is { Phase: DigestPhase.Gathering } gathering)
        {
            if (await CloseAsync(claimed, gathering, shown, cancel) is not { } ready)
            {
                return null;
            }

            claimed = ready;
        }
        else
        {
            foreach (var (_, hit) in await ReadAsync([.. claimed.Owed.Digest!.Members.Take(MostShown)], cancel))
            {
                shown.Add(await review.OfAsync(hit, cancel) ?? hit);
            }
        }

        var told = shown.Zip(await known.OfAsync(shown, cancel)).DistinctBy(pair => pair.First.Id);
        var digest = claimed.Owed.Digest!.With(shown) with { Stories = told.ToDictionary(pair => pair.First.Id, pair => pair.Second) };
        return claimed with { Subject = new AlertSubject.OfDigest(digest) };
    }

    // Ends the gathering: who is in the digest from then on says so in its hit. The first of them are those that are shown.
    private async Task<ClaimedAlert?> CloseAsync(ClaimedAlert claimed, OwedDigest digest, List<Hit> shown, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await digests.TakeMembersAsync(claimed.Owed, now, cancel);
        var kept = new List<DigestMember>();
        foreach (var (member, hit) in await ReadAsync(digest.Members, cancel))
        {
            // Dead ones are those of a digest that was given up and is tried once more.
            if (!member.IsIn(claimed.Owed.Id, hit))
            {
                continue;
            }

            var holds = await review.OfAsync(hit, cancel);
            if (await NeedlessAsync(claimed.Owed, member, holds, kept, cancel) is { } reason)
            {
                await digests.MarkMembersAsync(claimed.Owed, [member], AlertState.Suppressed, now, reason, cancel);
                continue;
            }

            kept.Add(member);
            if (kept.Count <= MostShown)
            {
                shown.Add(holds!);
            }
        }

        await digests.MarkMembersAsync(claimed.Owed, kept, AlertState.Gathered, now, $"it is told in digest {claimed.Owed.Id}", cancel);
        if (kept.Count > 0)
        {
            return await digests.SaveDigestAsync(claimed, digest with { Members = kept, Phase = DigestPhase.Ready }, cancel);
        }

        await outbox.MarkSuppressedAsync(claimed, now, "nothing is left to tell", cancel);
        return null;
    }

    // Why a member is not told: its proof is gone, or another one tells its story, before this digest or in it.
    private async Task<string?> NeedlessAsync(OwedAlert digest, DigestMember member, Hit? holds, List<DigestMember> kept, CancellationToken cancel) =>
        holds is null ? ProofReview.Repeated
        : kept.Exists(other => other.Hit == member.Hit) ? "its hit is told with all that is new in it"
        : await stories.OfAsync(digest with { Id = member.Alert, Hit = member.Hit, Digest = null }, holds, cancel) switch
        {
            StoryVerdict.Joined joined => joined.Reason,
            StoryVerdict.Waits waits when kept.Exists(other => other.Alert == waits.Leader) => waits.Reason,
            _ => null,
        };

    private async Task<IReadOnlyList<(DigestMember Member, Hit Hit)>> ReadAsync(IReadOnlyList<DigestMember> members, CancellationToken cancel)
    {
        var read = new List<(DigestMember, Hit)>(members.Count);
        foreach (var chunk in members.Chunk(ReadsAtOnce))
        {
            var found = await Task.WhenAll(chunk.Select(member => hits.FindAsync(member.Hit, cancel)));
            read.AddRange(chunk.Zip(found).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!)));
        }

        return read;
    }
}
