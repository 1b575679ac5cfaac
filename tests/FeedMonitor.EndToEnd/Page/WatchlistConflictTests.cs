using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FeedMonitor.EndToEnd.Page;

/// <summary>Two readers at one watchlist: neither undoes unseen what the other has done.</summary>
public sealed class WatchlistConflictTests(Chromium chromium)
{
    [Fact]
    public async Task What_somebody_else_has_saved_meanwhile_is_not_written_over()
    {
        await using var site = await PageSite.StartAsync();
        await using var mine = await OpenedAsync(site);
        await using var theirs = await OpenedAsync(site);

        await SaveAsync(theirs.Tab, "Theirs");
        await Expect(theirs.Tab.Locator("#findings")).ToContainTextAsync("Saved.");
        await SaveAsync(mine.Tab, "Mine");

        await Expect(mine.Tab.Locator("#findings")).ToContainTextAsync("Somebody else has changed it meanwhile");
        await Expect(mine.Tab.Locator("#findings pre")).ToHaveTextAsync(WatchlistNamed("Theirs"));
        await Expect(mine.Tab.Locator("#source")).ToHaveValueAsync(WatchlistNamed("Mine"));
        Assert.Empty(await mine.BarriersAsync());

        await mine.Tab.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await mine.Tab.Locator("#save").ClickAsync();
        await Expect(mine.Tab.Locator("h1")).ToHaveTextAsync("Mine");
        await SaveAsync(theirs.Tab, "Theirs again");
        await theirs.Tab.GetByRole(AriaRole.Button, new() { Name = "Take theirs" }).ClickAsync();
        await Expect(theirs.Tab.Locator("#source")).ToHaveValueAsync(WatchlistNamed("Mine"));
        await Expect(theirs.Tab.Locator("h1")).ToHaveTextAsync("Mine");
    }

    [Fact]
    public async Task A_watchlist_that_somebody_else_has_changed_is_not_deleted_unseen()
    {
        await using var site = await PageSite.StartAsync();
        await using var mine = await OpenedAsync(site);
        await using var theirs = await OpenedAsync(site);
        await SaveAsync(theirs.Tab, "Theirs");
        await Expect(theirs.Tab.Locator("#findings")).ToContainTextAsync("Saved.");

        await mine.Tab.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await mine.AnswerAsync("Delete");

        await Expect(mine.Tab.Locator("#findings pre")).ToHaveTextAsync(WatchlistNamed("Theirs"));
        await theirs.GoAsync("watchlists", ".card code");
    }

    [Fact]
    public async Task What_somebody_else_has_deleted_meanwhile_can_be_saved_anew()
    {
        await using var site = await PageSite.StartAsync();
        await using var mine = await OpenedAsync(site);
        await using var theirs = await OpenedAsync(site);
        await theirs.Tab.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await theirs.AnswerAsync("Delete");
        await Expect(theirs.Tab.Locator(".empty")).ToBeVisibleAsync();

        await SaveAsync(mine.Tab, "Mine");
        await Expect(mine.Tab.Locator("#findings")).ToContainTextAsync("Somebody else has deleted it meanwhile");
        await mine.Tab.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await mine.Tab.Locator("#save").ClickAsync();

        await Expect(mine.Tab.Locator("#findings")).ToContainTextAsync("Saved.");
        await theirs.Tab.ReloadAsync();
        await Expect(theirs.Tab.Locator(".card h2")).ToHaveTextAsync("Mine");
    }

    private async Task<Visit> OpenedAsync(PageSite site)
    {
        var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("watchlists/dual-use", ".preview .lead");
        return visit;
    }

    private static async Task SaveAsync(IPage tab, string name)
    {
        await tab.Locator("#source").FillAsync(WatchlistNamed(name));
        await tab.Locator("#save").ClickAsync();
    }

    private static string WatchlistNamed(string name) => $"id: dual-use\nname: {name}\nterms: [nitrocellulose]\nalert: {{ channels: [ops] }}\n";
}
