using FeedMonitor.Configuration.Editing;
using FeedMonitor.Hosting;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Functions;

/// <summary>What the Functions host is made of, beside the worker itself.</summary>
public static class FunctionsComposition
{
    /// <summary>
    /// Adds everything. Settings: <c>AzureWebJobsStorage</c> (see <see cref="StorageConnection.FromSettings"/>) and, optional,
    /// <c>FeedMonitor__Config</c>: another configuration folder than the <c>config</c> beside the app. Nobody can write there, so edits lie over it in the storage, and
    /// each instance reads both from a folder of its own.
    /// </summary>
    public static IHostApplicationBuilder AddFeedMonitor(this IHostApplicationBuilder builder)
    {
        var configFolder = builder.Configuration["FeedMonitor:Config"] ?? Path.Combine(AppContext.BaseDirectory, "config");
        builder.Services.AddFeedMonitor(builder.Configuration, configFolder);
        builder.Services.AddAzureStorage(new StorageClients(StorageConnection.FromSettings(builder.Configuration)));
        builder.Services.AddConfigurationBlobs(deployed: configFolder, working: Path.Combine(Path.GetTempPath(), $"feedmonitor-{Guid.NewGuid():N}"));
        builder.Services.AddChannelsOfOthers();
        builder.Services.AddRouting();
        builder.Services.AddSingleton<ApiPipeline>();
        builder.Services.AddSingleton<PagePipeline>();
        builder.Services.AddHostedService<StartBeforeTriggers>();

        // The web server tells every request in nine lines, all of which the host would keep, and Application Insights bill.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        return builder;
    }
}
