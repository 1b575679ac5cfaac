using FeedMonitor.Alerts;
using FeedMonitor.Configuration;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Web;

/// <summary>A configuration folder with a feed, a watchlist and a channel, which may be edited.</summary>
internal static class SampleConfiguration
{
    public const string Watchlist = "# What engines drive.\nid: engines\nname: Engines\nterms: [turbine]\nalert: { channels: [desk] }\n";

    public const string Feeds = """
        <?xml version="1.0" encoding="utf-8"?>
        <opml version="2.0">
          <body>
            <!-- Read daily. -->
            <outline text="World">
              <outline type="rss" text="News" xmlUrl="https://news.example/feed.xml" x:note="kept" xmlns:x="urn:x"/>
            </outline>
          </body>
        </opml>

        """;

    public const string Channels = """
        # Who is told.
        channels:
          # The night shift reads this one.
          - id: desk
            kind: post
            url: "${FEEDMONITOR_TEST_HOOK}"   # a secret
          - { id: spare, kind: post, url: https://spare.example/t0ken, secret: s3cret }
        feedHealth: { channels: [desk] }

        """;

    public static TempFolder Create()
    {
        Environment.SetEnvironmentVariable("FEEDMONITOR_TEST_HOOK", "https://hooks.example/in");
        var folder = new TempFolder();
        folder.Write("feeds.opml", Feeds);
        folder.Write("channels.yaml", Channels);
        folder.Write("watchlists/engines.yaml", Watchlist);
        return folder;
    }

    public static void AddSampleConfiguration(this IServiceCollection services, TempFolder folder)
    {
        services.AddSingleton<IChannelKind, PostKind>();
        services.AddSingleton<IConfigurationFiles>(new FolderConfigurationFiles(folder.Path));
        services.AddSingleton(provider => ConfigurationFolder.Load(folder.Path, [.. provider.GetServices<IChannelKind>()], Environment.GetEnvironmentVariable));
        services.AddConfigurationEditing();
    }

    private sealed class PostKind : IChannelKind
    {
        public string Kind => "post";

        public IReadOnlyList<string> Settings => ["url", "secret", "to", "template", "htmlTemplate"];

        public IReadOnlyList<string> Lists => ["to"];

        public IChannel Create(ChannelDefinition definition) => new PostChannel(definition.Id, definition.Require("url", "an address").Value);
    }

    private sealed record PostChannel(string Id, string Url) : IChannel
    {
        public string Kind => "post";

        public Task<DeliveryOutcome> DeliverAsync(Alert alert, CancellationToken cancel) => Task.FromResult<DeliveryOutcome>(
            Url.Contains("spare", StringComparison.Ordinal) ? new DeliveryOutcome.Failed("the spare answers 500")
            : Url.Contains("crowded", StringComparison.Ordinal) ? new DeliveryOutcome.Busy(TimeSpan.FromSeconds(40))
            : new DeliveryOutcome.Delivered());
    }
}
