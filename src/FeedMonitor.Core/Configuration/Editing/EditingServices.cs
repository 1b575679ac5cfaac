using FeedMonitor.Alerts;
using FeedMonitor.Feeds.Checking;
using FeedMonitor.Feeds.Discovery;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Configuration.Editing;

/// <summary>Registers what edits the configuration. Where its files are kept comes from the host (<see cref="IConfigurationFiles"/>).</summary>
public static class EditingServices
{
    /// <summary>Adds it, and what looks for the feeds of new addresses.</summary>
    public static IServiceCollection AddConfigurationEditing(this IServiceCollection services)
    {
        services.AddSingleton<FeedFinder>();
        services.AddSingleton<FeedCheck>();
        services.AddSingleton<ConfigurationInForce>();
        services.AddSingleton<ConfigurationEditor>();
        services.AddSingleton<WatchlistEdits>();
        services.AddSingleton<FeedListEdits>();
        services.AddSingleton<ChannelEdits>();
        return services;
    }

    /// <summary>Lets what other instances save of the channels count here, too: for a host of which there are several on one configuration.</summary>
    public static IServiceCollection AddChannelsOfOthers(this IServiceCollection services) => services.AddSingleton<IChannelNews, ChannelsOfOthers>();
}
