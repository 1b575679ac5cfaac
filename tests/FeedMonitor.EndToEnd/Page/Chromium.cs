using FeedMonitor.EndToEnd.Page;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace FeedMonitor.EndToEnd.Page;

/// <summary>The Chromium that Debian installs, one for all tests and started by the first that asks. Where there is none, those are skipped.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> started = new(StartAsync);

    /// <summary>A window of its own, with no memory of others.</summary>
    /// <param name="home">The address below which everything must stand that it asks for.</param>
    /// <param name="width">Its width in CSS pixels.</param>
    /// <param name="scheme">What the reader prefers.</param>
    internal async Task<Visit> VisitAsync(Uri home, int width = 1440, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipUnless(File.Exists(Program), $"There is no {Program}: install the package chromium to test the page.");
        var (_, browser) = await started.Value;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = home.AbsoluteUri,
            ViewportSize = new() { Width = width, Height = width < 500 ? 740 : 900 },
            ColorScheme = scheme,
            Locale = "en-GB",
            TimezoneId = "UTC",
        });
        return await Visit.BeginAsync(context, home);
    }

    public async ValueTask DisposeAsync()
    {
        if (started.IsValueCreated)
        {
            var (playwright, browser) = await started.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        // A bound for what never comes, not for what comes late on a busy machine.
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Flags }));
    }
}
