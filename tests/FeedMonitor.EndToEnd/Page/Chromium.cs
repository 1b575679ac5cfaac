using FeedMonitor.EndToEnd.Page;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace FeedMonitor.EndToEnd.Page;

/// <summary>
/// The Chromium that Debian installs, one for all tests and started by the first that asks. Where there is none, those are skipped. Visits share a window and have a
/// tab each, since a window of its own costs the browser more than most visits do: the page remembers by tab and by origin, and each monitor is an origin.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser, IBrowserContext Window)>> started = new(StartAsync);

    /// <summary>A tab of its own, 1,440 CSS pixels wide, of a reader who prefers light.</summary>
    /// <param name="home">The address below which everything must stand that it asks for.</param>
    internal async Task<Visit> VisitAsync(Uri home)
    {
        var (_, window) = await BrowserAsync();
        return new Visit(await window.NewPageAsync(), home, ownWindow: null);
    }

    /// <summary>The same in a window of its own, whose clock can be set ahead: it is one for all tabs of a window.</summary>
    internal async Task<Visit> VisitInOwnTimeAsync(Uri home)
    {
        var (browser, _) = await BrowserAsync();
        var window = await OpenAsync(browser);
        await window.Clock.InstallAsync();
        return new Visit(await window.NewPageAsync(), home, window);
    }

    public async ValueTask DisposeAsync()
    {
        if (started.IsValueCreated)
        {
            var (playwright, browser, _) = await started.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static Task<IBrowserContext> OpenAsync(IBrowser browser) =>
        browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, ColorScheme = ColorScheme.Light, Locale = "en-GB", TimezoneId = "UTC" });

    private static async Task<(IPlaywright, IBrowser, IBrowserContext)> StartAsync()
    {
        // A bound for what never comes, not for what comes late on a busy machine.
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Flags });
        var window = await OpenAsync(browser);
        // It would close with its last tab, and be opened anew with the next.
        await window.NewPageAsync();
        return (playwright, browser, window);
    }

    private async Task<(IBrowser Browser, IBrowserContext Window)> BrowserAsync()
    {
        Assert.SkipUnless(File.Exists(Program), $"There is no {Program}: install the package chromium to test the page.");
        var (_, browser, window) = await started.Value;
        return (browser, window);
    }
}
