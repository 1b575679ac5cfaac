using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FeedMonitor.EndToEnd.Page;

public sealed class WatchlistViewTests(Chromium chromium)
{
    private const string Broken = "id: ferries\nname: Ferries\nquery: ferry AND (island OR\nalert: { channels: [ops] }\n";
    private const string Mended = "id: ferries\nname: Ferries\nquery: ferry AND (island OR harbour)\nalert: { channels: [ops] }\n";

    private static readonly Story NewFerry = new("Second ferry for the island", "https://news.example/second-ferry", "<p>A second ferry to the island begins its service in May.</p>");

    [Fact]
    public async Task A_watchlist_is_written_mended_tried_and_saved_and_its_hit_arrives()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        var tab = visit.Tab;
        await visit.GoAsync("watchlists/+", ".preview .lead");

        await tab.Locator("#source").FillAsync(Broken);
        var place = tab.Locator(".findings .error .place").First;
        await Expect(place).ToContainTextAsync("line 3:");
        await Expect(tab.Locator(".gutter .wrong")).ToContainTextAsync("3");
        Assert.Empty(await visit.BarriersAsync());
        await place.ClickAsync();
        Assert.Equal(3, await tab.EvaluateAsync<int>("const text = document.getElementById('source'); text.value.slice(0, text.selectionStart).split('\\n').length"));

        await tab.Locator("#source").FillAsync(Mended);
        await Expect(tab.Locator("#findings .good")).ToBeVisibleAsync();
        await Expect(tab.Locator(".preview .lead")).ToHaveTextAsync("1 hit in 3 items");
        await Expect(tab.Locator(".preview .sample mark").First).ToHaveTextAsync("Ferry");

        await tab.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(tab.Locator("h1")).ToHaveTextAsync("Ferries");

        await SeeTheHitArriveAsync(site, visit);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_a_change_would_hit_more_is_told_before_it_is_saved()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("watchlists/dual-use", ".preview .lead");
        await Expect(visit.Tab.Locator(".preview .diff")).ToContainTextAsync("+0 new, −0 lost");

        await visit.Tab.Locator("#source").FillAsync("id: dual-use\nname: Dual-use goods\nterms: [nitrocellulose, ferry]\nalert: { channels: [ops] }\n");

        await Expect(visit.Tab.Locator(".preview .diff")).ToContainTextAsync("+1 new, −1 lost");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_somebody_else_has_saved_meanwhile_is_not_written_over()
    {
        await using var site = await PageSite.StartAsync();
        await using var mine = await chromium.VisitAsync(site.Address);
        await using var theirs = await chromium.VisitAsync(site.Address);
        await mine.GoAsync("watchlists/dual-use", ".preview .lead");
        await theirs.GoAsync("watchlists/dual-use", ".preview .lead");

        await SaveAsync(theirs.Tab, "Theirs");
        await Expect(theirs.Tab.Locator("#findings")).ToContainTextAsync("Saved.");
        await SaveAsync(mine.Tab, "Mine");

        await Expect(mine.Tab.Locator(".problem").First).ToContainTextAsync("Somebody else has changed it meanwhile");
        await Expect(mine.Tab.Locator("#source")).ToHaveValueAsync(WatchlistNamed("Mine"));
    }

    [Theory]
    [InlineData("watchlists/dual-use")]
    [InlineData("watchlists/+")]
    public async Task What_was_written_is_not_left_behind_unasked(string view)
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        var doesLeave = false;
        visit.Tab.Dialog += (_, dialog) => _ = doesLeave ? dialog.AcceptAsync() : dialog.DismissAsync();
        await visit.GoAsync(view, ".preview .lead");
        await visit.Tab.Locator("#source").FillAsync(Mended);

        await visit.Tab.GetByRole(AriaRole.Link, new() { Name = "Feeds", Exact = true }).ClickAsync();
        await Expect(visit.Tab.Locator("#source")).ToHaveValueAsync(Mended);

        doesLeave = true;
        await visit.Tab.GetByRole(AriaRole.Link, new() { Name = "Feeds", Exact = true }).ClickAsync();
        await Expect(visit.Tab.Locator("h1")).ToHaveTextAsync("Feeds");
    }

    // The page looks each quarter of a minute; its clock is set ahead instead of waiting.
    private static async Task SeeTheHitArriveAsync(PageSite site, Visit visit)
    {
        await visit.Tab.Clock.InstallAsync();
        await visit.GoAsync("today?watchlist=ferries", ".empty");
        site.Serve([.. PlainNews.Of(site.News), NewFerry]);
        await site.PollUntilToldAsync();
        await visit.Tab.Clock.FastForwardAsync("00:16");
        await Expect(visit.Tab.Locator("article h3")).ToHaveTextAsync(NewFerry.Title);
        await Expect(visit.Tab.Locator("article mark").First).ToHaveTextAsync("ferry", new() { IgnoreCase = true });
    }

    private static async Task SaveAsync(IPage tab, string name)
    {
        await tab.Locator("#source").FillAsync(WatchlistNamed(name));
        await tab.Locator("#save").ClickAsync();
    }

    private static string WatchlistNamed(string name) => $"id: dual-use\nname: {name}\nterms: [nitrocellulose]\nalert: {{ channels: [ops] }}\n";
}
