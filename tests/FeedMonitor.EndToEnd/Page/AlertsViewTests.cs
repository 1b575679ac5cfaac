using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FeedMonitor.EndToEnd.Page;

public sealed class AlertsViewTests(Chromium chromium)
{
    [Fact]
    public async Task An_alert_that_was_given_up_is_told_when_its_reader_says_so()
    {
        await using var site = await PageSite.StartAsync(hookStatus: 400);
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("alerts", ".card.dead");
        var dead = visit.Tab.Locator(".card.dead");
        await Expect(dead).ToHaveCountAsync(2);
        await Expect(dead.First.Locator(".note.bad")).ToContainTextAsync("400");
        Assert.Empty(await visit.BarriersAsync());

        var told = site.ToldOnce();
        await dead.First.GetByRole(AriaRole.Button, new() { Name = "Tell it now" }).ClickAsync();

        await told.WaitAsync(TestContext.Current.CancellationToken);
        await Expect(dead).ToHaveCountAsync(1);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task An_alert_that_is_let_go_leaves_its_reason_with_the_hit()
    {
        await using var site = await PageSite.StartAsync(hookStatus: 400);
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("alerts/dead", ".card.dead");

        await visit.Tab.Locator(".card.dead").First.GetByRole(AriaRole.Button, new() { Name = "Let it go" }).ClickAsync();
        await Expect(visit.Tab.GetByLabel("Why, for its hit to say")).ToBeFocusedAsync();
        Assert.Empty(await visit.BarriersAsync());
        await visit.Tab.Keyboard.TypeAsync("Told by telephone");
        await visit.Tab.Keyboard.PressAsync("Enter");

        await Expect(visit.Tab.Locator(".card.dead")).ToHaveCountAsync(1);
        await Expect(visit.Tab.Locator(".tabs")).ToContainTextAsync("Given up (1)");
        await Expect(visit.Tab.Locator("#state")).ToContainTextAsync("1 alert given up");
        await visit.GoAsync("alerts/suppressed", ".card.suppressed");
        await Expect(visit.Tab.Locator(".card.suppressed")).ToContainTextAsync("Told by telephone");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task An_alert_stays_while_its_reader_has_not_said_why_it_is_let_go()
    {
        await using var site = await PageSite.StartAsync(hookStatus: 400);
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("alerts/dead", ".card.dead");
        var letGo = visit.Tab.Locator(".card.dead").First.GetByRole(AriaRole.Button, new() { Name = "Let it go" });

        await letGo.PressAsync("Enter");
        await visit.Tab.GetByLabel("Why, for its hit to say").PressAsync("Escape");

        await Expect(letGo).ToBeFocusedAsync();
        await Expect(letGo).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await visit.Tab.ReloadAsync();
        await Expect(visit.Tab.Locator(".card.dead")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task All_that_was_given_up_while_a_channel_refused_is_told_at_once()
    {
        await using var site = await PageSite.StartAsync(hookStatus: 400);
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("alerts/dead", ".card.dead");

        var told = site.ToldOnce();
        await visit.Tab.GetByRole(AriaRole.Button, new() { Name = "Tell all 2 now" }).ClickAsync();
        await visit.AnswerAsync("Tell them");

        await told.WaitAsync(TestContext.Current.CancellationToken);
        await Expect(visit.Tab.Locator(".empty")).ToContainTextAsync("No alert was given up.");
        await Expect(visit.Tab.Locator(".tabs")).ToContainTextAsync("Given up (0)");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_channel_that_is_down_says_what_it_met_with_and_until_when_it_is_left_in_peace()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.Tab.RouteAsync("**/api/health", async route =>
        {
            var answer = await route.FetchAsync();
            var health = JsonNode.Parse(await answer.TextAsync())!;
            var channel = health["channels"]![0]!;
            (channel["isPaused"], channel["failures"], channel["lastError"]) = (true, 5, "connection refused");
            (channel["lastErrorAt"], channel["pausedUntil"]) = (DateTimeOffset.UtcNow.AddMinutes(-3), DateTimeOffset.UtcNow.AddHours(10));
            await route.FulfillAsync(new() { Response = answer, Body = health.ToJsonString() });
        });

        await visit.GoAsync("alerts", "#view .card .chip.failing");

        await Expect(visit.Tab.Locator("#view .chip.failing")).ToHaveTextAsync("down, tried again in 10 hours");
        await Expect(visit.Tab.Locator("#view .note.bad")).ToContainTextAsync("connection refused · 3 minutes ago");
        await Expect(visit.Tab.Locator("#state.bad")).ToHaveTextAsync("ops is down");
        Assert.Empty(await visit.BarriersAsync());
    }

    [Fact]
    public async Task A_test_reaches_the_channel_and_the_page_says_so()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("alerts", "#view .chip.ok");

        var told = site.ToldOnce();
        await visit.Tab.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();

        await told.WaitAsync(TestContext.Current.CancellationToken);
        await Expect(visit.Tab.GetByText("Taken. Look there for it.")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }
}
