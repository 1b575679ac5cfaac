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
        var visit = await monitor.ShowAsync(view, chromium);
        await visit.LookAsync(width, scheme);
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

    /// <summary>
    /// A monitor whose alerts are taken and one whose alerts are refused, for all views, since they only read; and the view that is looked at, which is loaded once for
    /// all widths and schemes that come one after the other: style alone makes them different.
    /// </summary>
    public sealed class Monitor : IAsyncLifetime
    {
        private readonly Dictionary<int, PageSite> sites = [];

        private Visit? visit;
        private View? shown;

        /// <summary>Shows a view, anew if another was looked at before.</summary>
        internal async Task<Visit> ShowAsync(View view, Chromium chromium)
        {
            if (visit is null || shown != view)
            {
                await LeaveAsync();
                var site = sites[view.HookStatus];
                visit = await chromium.VisitAsync(site.Address);
                await visit.GoAsync(await site.RouteAsync(view), view.Sign);
                shown = view;
            }

            return visit;
        }

        public async ValueTask InitializeAsync()
        {
            foreach (var status in View.All.Select(view => view.HookStatus).Distinct())
            {
                sites.Add(status, await PageSite.StartAsync(hookStatus: status));
            }
        }

        public async ValueTask DisposeAsync()
        {
            await LeaveAsync();
            foreach (var site in sites.Values)
            {
                await site.DisposeAsync();
            }
        }

        private async Task LeaveAsync()
        {
            if (visit is { } left)
            {
                (visit, shown) = (null, null);
                await left.DisposeAsync();
            }
        }
    }
}
