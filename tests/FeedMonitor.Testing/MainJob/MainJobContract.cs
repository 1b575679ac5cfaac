using Xunit;

namespace FeedMonitor.Testing.MainJob;

/// <summary>The main job, end to end, as every host does it on every storage: a derived class says how a run is made.</summary>
public abstract class MainJobContract : IAsyncLifetime
{
    private MainJobSetting? setting;

    /// <summary>What is watched and who is told.</summary>
    protected MainJobSetting Setting => setting!;

    /// <summary>The monitor's clock.</summary>
    protected StoppedClock Clock { get; } = new(new DateTimeOffset(2026, 3, 14, 9, 26, 53, TimeSpan.Zero));

    /// <summary>Starts the monitor, lets it poll what is due and deliver what is owed, and ends it.</summary>
    protected abstract Task RunAsync();

    public virtual async ValueTask InitializeAsync() => setting = await MainJobSetting.StartAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await Setting.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_word_of_the_article_alerts_once_with_its_sentence_and_a_word_around_it_never()
    {
        await RunAsync();

        var (webhookId, body) = Assert.Single(Setting.Alerts);
        Assert.Equal(("hit", webhookId), (body["type"]!.GetValue<string>(), body["id"]!.GetValue<string>()));
        Assert.Equal("dual-use", body["watchlist"]!["id"]!.GetValue<string>());
        Assert.Equal(SamplePage.Aggregator.Title, body["item"]!["title"]!.GetValue<string>());
        Assert.Equal(Setting.Server.Url(MainJobSetting.FeedPath), body["item"]!["feed"]!["url"]!.GetValue<string>());
        var evidence = Assert.Single(body["evidence"]!.AsArray())!;
        Assert.Equal(
            ("nitrocellulose", MainJobSetting.Sentence, "body"),
            (evidence["term"]!.GetValue<string>(), evidence["text"]!.GetValue<string>(), evidence["zone"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_second_run_that_finds_the_feed_unchanged_sends_nothing()
    {
        await RunAsync();
        await RunLaterAsync();

        Assert.Equal(2, Setting.Polls);
        Assert.Contains("If-None-Match", Setting.Server.ReceivedAt(MainJobSetting.FeedPath)[1].Headers.Keys);
        Assert.Single(Setting.Alerts);
    }

    [Fact]
    public async Task A_feed_is_not_polled_again_before_its_time()
    {
        await RunAsync();
        await RunAsync();

        Assert.Equal(1, Setting.Polls);
        Assert.Single(Setting.Alerts);
    }

    [Fact]
    public async Task A_second_run_that_reads_the_same_items_sends_nothing()
    {
        Setting.ServePageWithoutValidators("sample-guid-1");
        await RunAsync();
        await RunLaterAsync();

        Assert.Equal(2, Setting.Polls);
        Assert.Single(Setting.Alerts);
    }

    [Fact]
    public async Task An_item_that_comes_back_under_another_guid_sends_nothing()
    {
        await RunAsync();
        await RunLaterAsync();
        Setting.ServePage("sample-guid-2");
        await RunLaterAsync();

        Assert.Equal(3, Setting.Polls);
        Assert.Single(Setting.Alerts);
    }

    [Fact]
    public async Task A_new_item_alerts_beside_one_that_is_known()
    {
        await RunAsync();
        Setting.ServePageAnd("another", "Drums found at the northern mole", "Two more drums of nitrocellulose were found at the northern mole on Friday.");
        await RunLaterAsync();

        Assert.Equal(
            [SamplePage.Aggregator.Title, "Drums found at the northern mole"],
            Setting.Alerts.Select(alert => alert.Body["item"]!["title"]!.GetValue<string>()));
        Assert.Equal(2, Setting.Alerts.Select(alert => alert.WebhookId).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task An_alert_that_was_refused_comes_again_under_the_same_id()
    {
        Setting.Server.Answer(MainJobSetting.HookPath, 503);
        await RunAsync();
        Setting.Server.Answer(MainJobSetting.HookPath, 200);
        await RunLaterAsync();
        await RunLaterAsync();

        Assert.Equal(2, Setting.Alerts.Count);
        Assert.Single(Setting.Alerts.Select(alert => alert.WebhookId).Distinct(StringComparer.Ordinal));
    }

    // Longer than the interval between polls, the longest lease of one run, and the first wait after a refused alert.
    private async Task RunLaterAsync()
    {
        Clock.Advance(TimeSpan.FromMinutes(20));
        await RunAsync();
    }
}
