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
        visit.Tab.Dialog += (_, dialog) => _ = dialog.AcceptAsync("Told by telephone");

        await visit.Tab.Locator(".card.dead").First.GetByRole(AriaRole.Button, new() { Name = "Let it go" }).ClickAsync();

        await Expect(visit.Tab.Locator(".card.dead")).ToHaveCountAsync(1);
        await visit.GoAsync("alerts/suppressed", ".card.suppressed");
        await Expect(visit.Tab.Locator(".card.suppressed")).ToContainTextAsync("Told by telephone");
        Assert.Empty(visit.Complaints);
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
