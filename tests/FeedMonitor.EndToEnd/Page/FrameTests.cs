using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FeedMonitor.EndToEnd.Page;

/// <summary>What stands around the views: addresses, the head of the page, and how views are loaded.</summary>
public sealed class FrameTests(Chromium chromium)
{
    [Theory]
    [InlineData("watchlists/%E0%A4%A", "There is no watchlist")]
    [InlineData("hits/nobody", "There is no hit")]
    [InlineData("constructor", "Harbour News")]
    public async Task An_address_that_leads_nowhere_says_so_and_leaves_the_way_on(string address, string words)
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.OpenAsync("/#/" + address);
        await Expect(visit.Tab.Locator("main")).ToContainTextAsync(words);

        await visit.Tab.GetByRole(AriaRole.Link, new() { Name = "Feeds", Exact = true }).ClickAsync();

        await Expect(visit.Tab.Locator("h1")).ToHaveTextAsync("Feeds");
    }

    [Theory]
    [InlineData("queues", "alertsPoison", "2 messages set aside after five tries")]
    [InlineData("alerts", "dead", "2 alerts given up")]
    [InlineData("feeds", "failing", "2 feeds failing")]
    public async Task The_head_of_the_page_says_what_is_not_well(string part, string count, string words)
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.Tab.RouteAsync("**/api/health", async route =>
        {
            var answer = await route.FetchAsync();
            var health = JsonNode.Parse(await answer.TextAsync())!;
            health[part]![count] = 2;
            await route.FulfillAsync(new() { Response = answer, Body = health.ToJsonString() });
        });

        await visit.GoAsync("watchlists", ".card code");

        await Expect(visit.Tab.Locator("#state.bad")).ToHaveTextAsync(words);
    }

    [Fact]
    public async Task Each_view_is_there_when_the_page_can_load_no_more()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("today", ".stories mark");
        await visit.Tab.WaitForFunctionAsync("['editor', 'feed-form', 'channels', 'hit', 'start'].every(name => performance.getEntriesByName(`${origin}/assets/${name}.js`).length > 0)");
        await visit.Tab.RouteAsync("**/assets/*.js", route => route.AbortAsync());

        foreach (var view in View.All.Where(view => view.HookStatus == View.Taken))
        {
            await visit.GoAsync(await site.RouteAsync(view), view.Sign);
        }

        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_is_no_answer_of_the_monitor_is_not_taken_for_one()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.Tab.RouteAsync("**/api/feeds", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<h1>Sign in to the hotel's network</h1>" }));

        await visit.GoAsync("feeds", ".note.bad");

        await Expect(visit.Tab.Locator(".note.bad")).ToContainTextAsync("What came is no answer of the monitor.");
    }
}
