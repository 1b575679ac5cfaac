namespace FeedMonitor.EndToEnd.Page;

public sealed class FirstPaintTests(Chromium chromium)
{
    private const int MostBytes = 100 * 1024;

    [Fact]
    public async Task The_first_view_is_there_after_100_KB_and_nothing_is_asked_for_elsewhere()
    {
        // A list of names may be long; the first view needs none of it.
        await using var site = await PageSite.StartAsync(configure: folder => folder.Write(
            "watchlists/names.yaml", $"id: names\nname: Names\nterms: [{string.Join(", ", Enumerable.Range(0, 20_000).Select(nth => $"Firm{nth}"))}]\nalert: {{ channels: [ops] }}\n"));
        await using var visit = await chromium.VisitAsync(site.Address);

        await visit.GoAsync("", ".stories mark");

        var bytes = await visit.Tab.EvaluateAsync<int[]>(
            "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(entry => entry.transferSize)");
        Assert.InRange(bytes.Length, 8, 40);
        Assert.DoesNotContain(0, bytes);
        Assert.InRange(bytes.Sum(), 1, MostBytes);
        Assert.Empty(visit.Complaints);
    }
}
