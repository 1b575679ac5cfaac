using FeedMonitor.Hits;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Pipeline;

public sealed class SignedHitsTests
{
    private const string Story = "Three people died after the ferry Lady Wren capsized off Saint Orrin, the coast guard said. It carried 88 passengers to Gull Island.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hit_bears_what_its_story_is_known_by() => Assert.NotNull((await HitAsync(Story)).Signature);

    [Fact]
    public async Task A_hit_on_a_headline_or_a_few_words_does_not() => Assert.Null((await HitAsync("Three people died after the ferry Lady Wren capsized.")).Signature);

    [Fact]
    public async Task A_hit_of_a_watchlist_that_tells_each_item_does_not() =>
        Assert.Null((await HitAsync(Story, change: watchlist => watchlist with { JoinsStories = false })).Signature);

    [Fact]
    public async Task No_hit_does_where_stories_are_not_joined() =>
        Assert.Null((await HitAsync(Story, services => services.Configure<PollOptions>(options => options.JoinStories = false))).Signature);

    [Fact]
    public async Task An_edit_that_shows_a_new_term_brings_its_own()
    {
        using var bench = await new PollBench().WatchAsync("ferry", "toll");
        await bench.PollAsync(Told(Story));
        var first = await OnlyHitAsync(bench);

        await bench.PollAsync(Told($"{Story} The toll may rise."));

        var amended = await OnlyHitAsync(bench);
        Assert.Equal(["ferry", "toll"], amended.Terms);
        Assert.NotEqual(first.Signature!.PassageCount, amended.Signature!.PassageCount);
    }

    private static async Task<Hit> HitAsync(string text, Action<IServiceCollection>? services = null, Func<Watchlist, Watchlist>? change = null)
    {
        using var bench = await new PollBench(services).WatchAsync("ferry");
        var watchlists = bench.Get<IWatchlistStore>();
        await watchlists.ApplyAsync([.. (await watchlists.ListAsync(Cancel)).Select(change ?? (watchlist => watchlist))], Cancel);
        await bench.PollAsync(Told(text));
        return await OnlyHitAsync(bench);
    }

    private static Entry Told(string text) => new("Ferry capsizes", "1", Text: text, Published: new DateTimeOffset(2026, 3, 14, 8, 50, 0, TimeSpan.Zero));

    private static async Task<Hit> OnlyHitAsync(PollBench bench) => Assert.Single((await bench.Get<IHitStore>().ListAsync(new HitQuery(), Cancel)).Hits);
}
