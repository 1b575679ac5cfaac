using CsCheck;
using FeedMonitor.Hits;

namespace FeedMonitor.Pipeline;

/// <summary>Whatever a feed does with its items from poll to poll, each is told of once.</summary>
public sealed class AnyHistoryTests
{
    private const int Universe = 30;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Of each poll: which items are shown, in which order, which of them twice, and how far their dates are moved.
    private static readonly Gen<(int[] Shown, int Doubled, int DaysOlder)[]> Polls =
        Gen.Select(Gen.Int[0, Universe - 1].Array[0, 40], Gen.Int[0, 5], Gen.Int[-2, 400]).Array[1, 8];

    [Fact]
    public Task Any_cut_order_doubling_or_redating_of_items_yields_each_hit_once_and_loses_none() => Polls.SampleAsync(
        polls => RunAsync(polls, (entry, _) => entry), iter: 60);

    [Fact]
    public Task So_does_any_change_of_guids() => Polls.SampleAsync(
        polls => RunAsync(polls, (entry, poll) => entry with { Guid = $"{entry.Guid}-{poll}" }), iter: 30);

    [Fact]
    public Task So_does_any_change_of_links() => Polls.SampleAsync(
        polls => RunAsync(polls, (entry, poll) => entry with { Link = $"https://track.example/{poll}/{entry.Guid}" }), iter: 30);

    [Fact]
    public Task So_does_one_guid_for_all() => Polls.SampleAsync(
        polls => RunAsync(polls, (entry, _) => entry with { Guid = "same" }), iter: 60);

    [Fact]
    public Task So_do_guids_that_number_the_entries_from_the_top() => Polls.SampleAsync(
        polls => RunAsync(polls, (entry, _, place) => entry with { Guid = $"{place}" }), iter: 60);

    [Fact]
    public Task So_do_such_guids_on_entries_without_a_headline() => Polls.SampleAsync(
        polls => RunAsync(polls, (entry, _, place) => entry with { Guid = $"{place}", Title = "", Text = $"Turbine {entry.Text}" }), iter: 60);

    [Fact]
    public Task So_do_such_guids_on_entries_without_an_address() => Polls.SampleAsync(
        polls => RunAsync(polls, (entry, _, place) => entry with { Guid = $"{place}", Link = null }), iter: 60);

    [Fact]
    public Task So_does_one_guid_on_entries_with_one_headline() => Polls.SampleAsync(
        polls => RunAsync(polls, (entry, _) => entry with { Guid = "same", Title = "Turbine alert" }), iter: 60);

    private static Task RunAsync((int[] Shown, int Doubled, int DaysOlder)[] polls, Func<Entry, int, Entry> change) =>
        RunAsync(polls, (entry, poll, _) => change(entry, poll));

    private static async Task RunAsync((int[] Shown, int Doubled, int DaysOlder)[] polls, Func<Entry, int, int, Entry> change)
    {
        using var bench = new PollBench();
        await bench.WatchAsync();

        // The baseline is taken by other items, so that every one of these is news.
        await bench.PollAsync(new Entry("Old", "old"), new Entry("Older", "older"));
        var shown = new HashSet<string>(StringComparer.Ordinal);
        for (var poll = 0; poll < polls.Length; poll++)
        {
            var (numbers, doubled, daysOlder) = polls[poll];
            var entries = numbers.Distinct()
                .Select((number, place) => change(Entry.Number(number) with { Published = bench.Now.AddDays(-daysOlder).AddSeconds(number) }, poll, place)).ToArray();
            await bench.PollAsync([.. entries, .. entries.Take(doubled)]);
            shown.UnionWith(entries.Select(entry => entry.Text));
        }

        var told = (await bench.HistoryAsync()).Where(item => item.Title is not "Old" and not "Older").Select(item => item.Text.Blocks[^1].Text);
        Assert.Equal(shown.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        Assert.Equal(shown.Count, (await bench.HitsAsync()).Count);
        Assert.Equal(shown.Count, await bench.OwedAsync());
        Assert.All((await bench.Get<IHitStore>().ListAsync(new HitQuery(1_000), Cancel)).Hits, hit => Assert.Single(hit.Alerts));
    }
}
