using FeedMonitor.Testing;

namespace FeedMonitor.Hosting;

public sealed class NoWatchlistsTests : IDisposable
{
    private const string List = "{ id: cargo, terms: [crate] }";

    private readonly TempFolder folder = new();

    public NoWatchlistsTests()
    {
        folder.Write("feeds.opml", """<opml version="2.0"><body><outline text="News" xmlUrl="https://news.example/feed.xml"/></body></opml>""");
        folder.Write("channels.yaml", "channels: []");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(null, "there is no such folder, expected one with watchlists (*.yaml)")]
    [InlineData("packs/goods.yaml", "there is no such folder, expected one with watchlists (*.yaml)")]
    [InlineData("watchlist/cargo.yaml", "there is no such folder, expected one with watchlists (*.yaml); the folder 'watchlist' is not read")]
    [InlineData("watch-lists/cargo.yaml", "there is no such folder, expected one with watchlists (*.yaml); the folder 'watch-lists' is not read")]
    [InlineData("watchlists/eu/ports/cargo.yml", "there is no watchlist in it, expected files that end in .yaml or .yml; what stands in its folder 'eu/ports' is not read")]
    [InlineData("watchlists/cargo.yaml.txt", "there is no watchlist in it, expected files that end in .yaml or .yml; 'cargo.yaml.txt' is none")]
    public async Task A_start_without_watchlists_warns_of_it_and_goes_on(string? file, string expected)
    {
        if (file is not null)
        {
            folder.Write(file, file.StartsWith("packs", StringComparison.Ordinal) ? "{ name: Goods, terms: [crate] }" : List);
        }

        Assert.Equal([$"Nothing is watched: {folder.Path}/watchlists: {expected}."], await WarningsAsync());
    }

    [Fact]
    public async Task An_empty_folder_is_told_too()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "watchlists"));

        Assert.Equal([$"Nothing is watched: {folder.Path}/watchlists: there is no watchlist in it, expected files that end in .yaml or .yml."], await WarningsAsync());
    }

    [Fact]
    public async Task With_a_watchlist_there_is_nothing_to_say()
    {
        folder.Write("watchlists/cargo.yaml", List);

        Assert.Empty(await WarningsAsync());
    }

    private async Task<IReadOnlyList<string>> WarningsAsync()
    {
        await using var host = new TestHost(folder.Path);
        await host.Get<HostStartup>().RunAsync(Cancel);
        return host.Warnings;
    }
}
