using FeedMonitor.Testing;
using Microsoft.Playwright;

namespace FeedMonitor.EndToEnd.Page;

/// <summary>What holds for each view, on a telephone and on a screen, in light and in dark.</summary>
public sealed class EachViewTests(Chromium chromium, EachViewTests.Monitor monitor) : IClassFixture<EachViewTests.Monitor>
{
    /// <summary>Names a folder, within the repository or whole, to which each view is drawn in light: for the pictures in <c>docs/images</c>.</summary>
    private const string PicturesVariable = "FEEDMONITOR_SCREENSHOTS";

    public static TheoryData<string, int, ColorScheme> Views =>
        [.. from view in View.All from width in new[] { 360, 1440 } from scheme in new[] { ColorScheme.Light, ColorScheme.Dark } select (view.Name, width, scheme)];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task A_view_can_be_used_by_all_and_asks_for_nothing_elsewhere(string name, int width, ColorScheme scheme)
    {
        var view = View.All.Single(view => view.Name == name);
        var site = monitor.SiteOf(view);
        await using var visit = await chromium.VisitAsync(site.Address, width, scheme);
        await visit.GoAsync(await site.RouteAsync(view), view.Sign);
        if (scheme == ColorScheme.Light)
        {
            await DrawAsync(visit, $"{name}-{width}.png");
        }

        Assert.Empty(await visit.BarriersAsync());
        Assert.Equal(1, await visit.Tab.Locator("h1").CountAsync());
        Assert.True(await visit.Tab.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The view is wider than the window.");
        Assert.Empty(visit.Complaints);
    }

    private static async Task DrawAsync(Visit visit, string file)
    {
        if (Environment.GetEnvironmentVariable(PicturesVariable) is { Length: > 0 } folder)
        {
            await visit.Tab.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, folder, file), Animations = ScreenshotAnimations.Disabled });
        }
    }

    /// <summary>A monitor whose alerts are taken and one whose alerts are refused, for all views, since they only read.</summary>
    public sealed class Monitor : IAsyncLifetime
    {
        private readonly Dictionary<int, PageSite> sites = [];

        internal PageSite SiteOf(View view) => sites[view.HookStatus];

        public async ValueTask InitializeAsync()
        {
            foreach (var status in View.All.Select(view => view.HookStatus).Distinct())
            {
                sites.Add(status, await PageSite.StartAsync(hookStatus: status));
            }
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var site in sites.Values)
            {
                await site.DisposeAsync();
            }
        }
    }
}
