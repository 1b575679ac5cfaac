using FeedMonitor.Configuration;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using FeedMonitor.Testing.MainJob;

namespace FeedMonitor.EndToEnd.MainJob;

/// <summary>An editor has lost all feeds of the list, and nobody noticed for some days.</summary>
public sealed class LostListTests
{
    private readonly StoppedClock clock = new(new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_came_meanwhile_is_told_once_the_list_is_back_and_nothing_else_is()
    {
        await using var setting = await MainJobSetting.StartAsync();
        var storage = new MemoryStorage(clock);
        var file = Path.Combine(setting.ConfigFolder, ConfigurationFolder.FeedsFile);
        var list = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

        // The first poll takes what is older than a day for known.
        Serve(setting, Item("Before", days: -3));
        await OnceAsync();
        await File.WriteAllTextAsync(file, """<opml version="2.0"><body></body></opml>""", TestContext.Current.CancellationToken);
        await OnceAsync();
        clock.Advance(TimeSpan.FromDays(5));
        await OnceAsync();
        Serve(setting, Item("Before", days: -3) + Item("Meanwhile", days: 2));
        await File.WriteAllTextAsync(file, list, TestContext.Current.CancellationToken);
        await OnceAsync();

        Assert.Equal("Meanwhile", Assert.Single(setting.Alerts).Body["item"]!["title"]!.GetValue<string>());

        async Task OnceAsync() => Assert.Equal(0, await LocalRun.OnceAsync(setting.ConfigFolder, clock, services => services.AddMemoryStorage(storage)));
    }

    private static void Serve(MainJobSetting setting, string items) =>
        setting.Server.ServeFeed(MainJobSetting.FeedPath, $"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Harbour News</title>{items}</channel></rss>""");

    private static string Item(string title, int days) => $"""
        <item><guid isPermaLink="false">{title}</guid><title>{title}</title><pubDate>{new DateTimeOffset(2026, 3, 14, 8, 0, 0, TimeSpan.Zero).AddDays(days):R}</pubDate>
        <description>Drums of nitrocellulose were found at the northern mole.</description></item>
        """;
}
