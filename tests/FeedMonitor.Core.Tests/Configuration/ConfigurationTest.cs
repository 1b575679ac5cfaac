using System.Text;
using FeedMonitor.Testing;

namespace FeedMonitor.Configuration;

/// <summary>A configuration folder that is good until a test writes something else into it.</summary>
public abstract class ConfigurationTest : IDisposable
{
    protected const string GoodFeeds = """<opml version="2.0"><body><outline type="rss" text="News" xmlUrl="https://news.example/feed.xml"/></body></opml>""";

    protected const string GoodChannels = "channels:\n- id: desk\n  kind: post\n  url: https://hooks.example/${TOKEN}\n";

    protected const string GoodWatchlist = "id: engines\nname: Engines\nterms: [turbine]\nalert:\n  channels: [desk]\n";

    protected ConfigurationTest()
    {
        Folder.Write("feeds.opml", GoodFeeds);
        Folder.Write("channels.yaml", GoodChannels);
        Folder.Write("watchlists/engines.yaml", GoodWatchlist);
    }

    protected TempFolder Folder { get; } = new();

    private protected ChannelKindDouble Kind { get; } = new();

    private protected Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal) { ["TOKEN"] = "s3cr3t" };

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected MonitorConfiguration Load() => ConfigurationFolder.Load(Folder.Path, [Kind], name => Environment.GetValueOrDefault(name));

    /// <summary>The one line that tells what is wrong, with the folder's path left out.</summary>
    protected string Problem()
    {
        var line = Assert.Single(Problems());
        Assert.DoesNotContain("s3cr3t", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, char.IsControl);
        return line;
    }

    protected IReadOnlyList<string> Problems()
    {
        var error = Assert.Throws<ConfigurationException>(Load);
        Assert.Equal(string.Join(System.Environment.NewLine, error.Problems), error.Message);
        return [.. error.Problems.Select(problem => problem.Replace(Folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];
    }

    protected void Write(string name, Encoding encoding, string text) => File.WriteAllText(Path.Combine(Folder.Path, name), text, encoding);
}
