using FeedMonitor.Cli.Running;
using FeedMonitor.Testing;
using Microsoft.Extensions.Configuration;

namespace FeedMonitor.Cli.Commands.Feeds;

/// <summary>A configuration folder and a site on loopback, and the commands run on them.</summary>
public abstract class FeedsTest : IAsyncLifetime
{
    protected const string News = """
        <rss version="2.0"><channel><title>Harbour &amp; quay</title><link>https://harbour.example/</link>
        <item><title>One</title><guid>1</guid><link>https://harbour.example/1</link><pubDate>Sat, 14 Mar 2026 11:30:00 +0200</pubDate></item>
        <item><title>Two</title><link>https://harbour.example/2</link><pubDate>Fri, 13 Mar 2026 08:00:00 GMT</pubDate></item>
        <item><title>Three</title><guid>3</guid></item>
        </channel></rss>
        """;

    private static readonly IConfiguration PrivateAllowed =
        new ConfigurationBuilder().AddInMemoryCollection([new("Fetch:AllowPrivateNetworks", "true")]).Build();

    private readonly TempFolder folder = new();

    internal LoopbackServer Site { get; private set; } = null!;

    internal string ListPath => Path.Combine(folder.Path, "feeds.opml");

    internal string List => File.ReadAllText(ListPath);

    public async ValueTask InitializeAsync() => Site = await LoopbackServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    internal string Write(string name, string text) => folder.Write(name, text);

    internal void WriteList(string outlines) => Write("feeds.opml", $"<opml version=\"2.0\">\n  <body>\n    <!-- mine -->\n{outlines}  </body>\n</opml>\n");

    internal void ServePage(string path, string html) => Site.Handle(path, async context =>
    {
        context.Response.ContentType = "text/html";
        await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(html));
    });

    internal Task<CommandEnd> RunAsync(params string[] args) => InProcess.RunAsync(PrivateAllowed, ["feeds", .. args, "--config", folder.Path]);

    internal Task<CommandEnd> RunWithDefaultsAsync(params string[] args) => InProcess.RunAsync(["feeds", .. args, "--config", folder.Path]);

    internal static void AssertSaid(CommandEnd end, params string[] lines) =>
        Assert.Equal((0, string.Join('\n', lines), 0), (end.ExitCode, string.Join('\n', end.Output), end.Errors.Count));
}
