using FeedMonitor.Hits;

namespace FeedMonitor.Stories;

/// <summary>Which hits of the last 72 hours tell which story, kept in memory and brought up to date from the newest hits whenever it is asked.</summary>
/// <remarks>The first question of a process reads the hits of the whole window; each later one reads what has come since.</remarks>
public sealed class KnownStories(IHitStore hits, TimeProvider time) : IDisposable
{
    // Most often nothing has come, or little.
    private const int FirstPage = 20;
    private const int LaterPage = 500;

    // More than the clocks of two hosts differ by. What lies further ahead is not read: it would stand before all that comes.
    private static readonly TimeSpan LargestLead = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly HitStoryIndex index = new();

    /// <summary>The story of a hit. A hit without a signature is a story of its own.</summary>
    public async Task<HitStory> OfAsync(Hit hit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return (await OfAsync([hit], cancel))[0];
    }

    /// <summary>The stories of some hits, in order.</summary>
    public async Task<IReadOnlyList<HitStory>> OfAsync(IReadOnlyList<Hit> some, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(some);
        if (some.All(hit => hit.Signature is null))
        {
            return [.. some.Select(HitStory.OfOne)];
        }

        await gate.WaitAsync(cancel);
        try
        {
            var now = time.GetUtcNow();
            var oldest = now - StoryIndex.Window;
            await ReadAsync(oldest, hit => index.Knows(hit.Id), cancel);
            foreach (var ahead in some.Where(hit => hit.FoundAt >= now + LargestLead))
            {
                index.Add(ahead, now);
            }

            // One that is not known now was stored after later ones: others may have been so as well.
            DateTimeOffset[] late = [.. some.Where(hit => hit.FoundAt >= oldest && !index.Knows(hit.Id)).Select(hit => hit.FoundAt)];
            if (late.Length > 0)
            {
                await ReadAsync(late.Min(), _ => false, cancel);
            }

            return [.. some.Select(index.Of)];
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>
    /// The stories of some hits, in order, as far as they are known without reading any: by what was asked before, and by the hits themselves. For showing them; whether to
    /// tell of a hit is decided by <see cref="OfAsync(Hit, CancellationToken)"/>.
    /// </summary>
    public async Task<IReadOnlyList<HitStory>> AsKnownAsync(IReadOnlyList<Hit> some, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(some);
        var now = time.GetUtcNow();
        var among = new HitStoryIndex();
        foreach (var hit in some.OrderBy(hit => hit.FoundAt).ThenBy(hit => hit.Id.Value, StringComparer.Ordinal))
        {
            among.Add(hit, now);
        }

        await gate.WaitAsync(cancel);
        try
        {
            return [.. some.Select(hit => index.Knows(hit.Id) ? index.Of(hit) : among.Of(hit))];
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    private async Task ReadAsync(DateTimeOffset oldest, Func<Hit, bool> isEnough, CancellationToken cancel)
    {
        var read = new List<Hit>();
        var now = time.GetUtcNow();
        var query = new HitQuery(FirstPage) { Until = now + LargestLead, Parts = HitParts.Telling };
        while (true)
        {
            var page = await hits.ListAsync(query, cancel);
            var fresh = page.Hits.TakeWhile(hit => hit.FoundAt >= oldest && !isEnough(hit)).ToArray();
            read.AddRange(fresh);
            if (page.Next is null || fresh.Length < page.Hits.Count)
            {
                break;
            }

            query = query with { Limit = LaterPage, Cursor = page.Next };
        }

        foreach (var hit in Enumerable.Reverse(read))
        {
            index.Add(hit, now);
        }
    }
}
