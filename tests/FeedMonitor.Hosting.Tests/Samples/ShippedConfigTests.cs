using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Hosting.Samples;

/// <summary>The first run of a newcomer: the shipped configuration on the sample feeds.</summary>
public sealed class ShippedConfigTests : IAsyncLifetime
{
    private static readonly string[] Promised =
    [
        "dual-use | Customs audit traces diverted cargo through the free port of Maravel | \"machine tools\", \"turbojet engines\", nitrocellulose",
        "dual-use | Kyïv training workshop still waits for its lathes | \"machine tools\"",
        "dual-use | Licensing office turns down a record number of chip applications | microelectronic*",
        "dual-use | Лицензионное бюро проверяет склады вольного порта | нитроцеллюлоза, станк*",
        "dual-use | 许可证办公室暂停放行一批转口货物 | 机床, 涡轮喷气发动机",
        "supply-chain-security | Waterworks switch to manual pumps after a flaw in an industrial controller | \"zero-day\", ransomware",
    ];

    private readonly TestHost host = new(TestHost.ShippedConfig, settings: ("Poll:HostPauseMilliseconds", "0"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await host.Get<HostStartup>().RunAsync(Cancel);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_samples_give_the_hits_that_their_comments_promise_and_no_other()
    {
        await PollAsync();

        var hits = (await host.Get<IHitStore>().ListAsync(new HitQuery(1_000), Cancel)).Hits;
        Assert.Equal(Promised, hits.Select(Line).Order(StringComparer.Ordinal));
        Assert.All(hits, hit => Assert.Equal("console", Assert.Single(hit.Alerts).Channel));
    }

    [Fact]
    public async Task No_trap_of_the_samples_is_the_proof_of_a_hit()
    {
        await PollAsync();

        var proofs = (await host.Get<IHitStore>().ListAsync(new HitQuery(1_000), Cancel)).Hits.SelectMany(hit => hit.Evidence).Select(proof => proof.Text);
        Assert.All(proofs, proof => Assert.DoesNotMatch("See also|spring fair|Museum opens|nitrocellulose film|Night fire|Akismet|[Cc]ookies|alarms", proof));
    }

    [Fact]
    public async Task A_second_poll_finds_nothing_new()
    {
        await PollAsync();
        host.Time.Advance(TimeSpan.FromDays(1));

        var reports = await PollAsync();

        Assert.Equal([PollEnd.NotModified, PollEnd.NotModified], reports.Select(report => report.End));
        Assert.Equal(Promised.Length, (await host.Get<IAlertOutbox>().CountAsync(Cancel)).Owed);
    }

    private async Task<IReadOnlyList<PollReport>> PollAsync() => await host.Get<PollPipeline>().RunAsync(
        new PollBatch([.. (await host.Get<IFeedStore>().ListAsync(Cancel)).Select(record => record.Feed.Id)]), Cancel);

    private static string Line(Hit hit) =>
        $"{hit.Watchlist} | {hit.Title} | {string.Join(", ", hit.Evidence.Select(proof => proof.Term).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}";
}
