using FeedMonitor.Testing;

namespace FeedMonitor.Cli.Running;

/// <summary>A configuration folder of one test: a sample feed, one watchlist, one channel.</summary>
internal sealed class ConfigFolder : IDisposable
{
    public const string SampleFeed = "http://samples.localhost/export-control.xml";

    private readonly TempFolder folder = new();

    public ConfigFolder(string feed = SampleFeed, string channel = "{ id: desk, kind: console }")
    {
        Write("feeds.opml", $"""<opml version="2.0"><body><outline text="News" xmlUrl="{feed}"/></body></opml>""");
        Write("channels.yaml", $"channels: [{channel}]");
        Write("watchlists/cargo.yaml", "{ id: cargo, name: Cargo, terms: [nitrocellulose], alert: { channels: [desk] } }");
    }

    public string Path => folder.Path;

    public string Write(string name, string text) => folder.Write(name, text);

    public void Delete(string name) => File.Delete(System.IO.Path.Combine(Path, name));

    public void Dispose() => folder.Dispose();
}
