using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Backtesting;
using FeedMonitor.Feeds.Fetching;
using FeedMonitor.Hits;
using FeedMonitor.Pipeline;
using FeedMonitor.Pipeline.FullText;
using FeedMonitor.Settings;
using FeedMonitor.Stories;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FeedMonitor;

/// <summary>Registers the domain and the pipeline. The stores, the queues and the channels come from elsewhere.</summary>
public static class FeedMonitorCore
{
    /// <summary>Adds the pipeline, with its options from the sections <c>Fetch</c>, <c>Poll</c>, <c>FullText</c>, <c>Health</c> and <c>History</c>; hosts check them at start (<see cref="SettingsCheck"/>).</summary>
    public static IServiceCollection AddFeedMonitorCore(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSection<FetchOptions>(settings, "Fetch");
        services.AddSection<PollOptions>(settings, "Poll");
        services.AddSection<FullTextOptions>(settings, "FullText");
        services.AddSection<HealthOptions>(settings, "Health");
        services.AddSection<HistoryOptions>(settings, "History");

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new FeedHealthChannels([]));
        services.TryAddSingleton<IChannelNews, NoOtherInstance>();
        services.AddSingleton<LocalHosts>();
        services.AddSingleton<GuardedHttpClient>();
        services.AddSingleton<HttpFeedFetcher>();
        services.AddSingleton<IFeedFetcher>(provider => provider.GetRequiredService<HttpFeedFetcher>());
        services.AddSingleton<IPageFetcher>(provider => provider.GetRequiredService<HttpFeedFetcher>());
        services.AddSingleton<ArticlePages>();
        services.AddSingleton<ItemTexts>();
        services.AddSingleton<WatchlistMatcherSource>();
        services.AddSingleton<FeedPoll>();
        services.AddSingleton<PollRecorder>();
        services.AddSingleton<PollPipeline>();
        services.AddSingleton<PollPlanner>();
        services.AddSingleton<OncePlanner>();
        services.AddSingleton<ProofReview>();
        services.AddSingleton<KnownStories>();
        services.AddSingleton<StoryReview>();
        services.AddSingleton<DeliveriesInHand>();
        services.AddSingleton<DeliveredHere>();
        services.AddAlertModes();
        services.AddSingleton<ChannelCircuits>();
        services.AddSingleton<AlertDelivery>();
        services.AddSingleton<OutboxSweep>();
        services.AddSingleton<HistoryPruning>();
        services.AddSingleton<AlertListing>();
        services.AddSingleton<AlertsByHand>();
        services.AddSingleton<DailyHits>();
        services.AddSingleton<Backtest>();
        return services;
    }

    private static void AddSection<TOptions>(this IServiceCollection services, IConfiguration settings, string name)
        where TOptions : class
    {
        // Not "on start": .NET's host would check before ours does, and says a wrong setting in its own words.
        services.AddOptions<TOptions>().Bind(settings.GetSection(name)).ValidateDataAnnotations();
        services.AddSingleton(SettingsSection.Of<TOptions>(settings, name));
    }
}
