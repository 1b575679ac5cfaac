using System.Runtime.CompilerServices;

namespace FeedMonitor.Hits;

/// <summary>Reads hits page by page to their end.</summary>
public static class HitPages
{
    /// <summary>The hits of all pages from that of <paramref name="query"/> on, newest first, as they are asked for. Some pages may be empty.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<Hit>> PagesAsync(this IHitStore hits, HitQuery query, [EnumeratorCancellation] CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(hits);
        ArgumentNullException.ThrowIfNull(query);
        while (true)
        {
            var page = await hits.ListAsync(query, cancel);
            yield return page.Hits;
            if (page.Next is null)
            {
                yield break;
            }

            query = query with { Cursor = page.Next };
        }
    }
}
