using FeedMonitor.Alerts;
using FeedMonitor.Channels;
using FeedMonitor.Configuration;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Hosting.Samples;
using FeedMonitor.Settings;
using FeedMonitor.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Hosting;

/// <summary>What both hosts are made of. A host adds its storage, and says when things run.</summary>
public static class FeedMonitorServices
{
    /// <summary>Adds the pipeline, the channels, the configuration and the samples.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="settings">The host's settings.</param>
    /// <param name="configFolder">The configuration folder. It is read at start (<see cref="HostStartup"/>).</param>
    public static IServiceCollection AddFeedMonitor(this IServiceCollection services, IConfiguration settings, string configFolder)
    {
        services.AddFeedMonitorCore(settings);
        services.AddFeedMonitorWeb();
        services.AddChannelKinds();
        services.AddSingleton(provider => ConfigurationFolder.Load(
            provider.GetRequiredService<IConfigurationFiles>().Folder, [.. provider.GetServices<IChannelKind>()], Environment.GetEnvironmentVariable));
        services.AddSingleton(provider => provider.GetRequiredService<MonitorConfiguration>().FeedHealth);
        services.AddSingleton(provider => new ChannelSet(provider.GetRequiredService<MonitorConfiguration>().Channels));
        services.AddSingleton<IConfigurationFiles>(new FolderConfigurationFiles(configFolder));
        services.AddConfigurationEditing();
        services.AddSingleton(SettingsSection.Of(settings, "Api", "Key"));
        services.AddSingleton(SettingsSection.Of(settings, "FeedMonitor", "Config"));
        services.AddSingleton<SampleFeedServer>();
        services.AddSingleton<HostStartup>();
        return services;
    }
}
