using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Backtesting;
using FeedMonitor.Feeds.Fetching;
using FeedMonitor.Hits;
using FeedMonitor.Pipeline;
using FeedMonitor.Pipeline.FullText;
using FeedMonitor.Stories;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FeedMonitor;

/// <summary>Registers the domain and the pipeline. The stores, the queues and the channels come from elsewhere.</summary>
public static class FeedMonitorCore
{
    /// <summary>Adds the pipeline, with its options from the sections <c>Fetch</c>, <c>Poll</c>, <c>FullText</c>, <c>Health</c> and <c>History</c>; they are checked at start.</summary>
    public static IServiceCollection AddFeedMonitorCore(this IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<FetchOptions>().Bind(settings.GetSection("Fetch")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PollOptions>().Bind(settings.GetSection("Poll")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FullTextOptions>().Bind(settings.GetSection("FullText")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<HealthOptions>().Bind(settings.GetSection("Health")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<HistoryOptions>().Bind(settings.GetSection("History")).ValidateDataAnnotations().ValidateOnStart();

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
}
