using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FeedMonitor.EndToEnd.Page;

public sealed class TodayViewTests(Chromium chromium)
{
    [Fact]
    public async Task A_newcomer_sees_the_hit_with_its_sentence_its_reason_and_what_became_of_it()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("", ".stories mark");

        var story = visit.Tab.Locator("article").Filter(new() { HasText = PlainNews.Word });
        await Expect(story.Locator("mark").Filter(new() { HasText = PlainNews.Word }).First).ToBeVisibleAsync();
        await Expect(story.Locator(".why")).ToContainTextAsync("Dual-use goods");
        await Expect(story.Locator(".chip.sent")).ToContainTextAsync("ops");
        await Expect(visit.Tab.Locator(".chart figcaption")).ToContainTextAsync("2 hits in 30 days");
    }

    [Fact]
    public async Task What_is_read_stays_in_its_place_when_a_hit_arrives()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.Tab.Clock.InstallAsync();
        await visit.GoAsync("today", ".stories mark");
        site.Serve([.. PlainNews.Of(site.News), new("Drums at the mole", "https://news.example/drums", "<p>Two drums of nitrocellulose stood at the northern mole.</p>")]);

        await site.PollUntilToldAsync();
        await visit.Tab.Clock.FastForwardAsync("00:16");

        var more = visit.Tab.GetByRole(AriaRole.Button, new() { Name = "Show 1 new hit" });
        await Expect(more).ToBeVisibleAsync();
        await Expect(visit.Tab.Locator("article")).ToHaveCountAsync(2);
        await more.ClickAsync();
        await Expect(visit.Tab.Locator("article")).ToHaveCountAsync(3);
        await Expect(visit.Tab.Locator("article h3").First).ToHaveTextAsync("Drums at the mole");
    }

    [Fact]
    public async Task The_keyboard_comes_to_the_content_and_to_each_view()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("today", ".stories mark");

        await visit.Tab.Keyboard.PressAsync("Tab");
        await Expect(visit.Tab.GetByText("Skip to content")).ToBeFocusedAsync();
        await visit.Tab.Keyboard.PressAsync("Enter");
        await Expect(visit.Tab.Locator("main")).ToBeFocusedAsync();
        await visit.Tab.GetByRole(AriaRole.Link, new() { Name = "Feeds", Exact = true }).PressAsync("Enter");

        await Expect(visit.Tab.Locator("h1")).ToHaveTextAsync("Feeds");
        await Expect(visit.Tab.Locator("main")).ToBeFocusedAsync();
        await Expect(visit.Tab.Locator("#said")).ToHaveTextAsync("Feeds");
    }

    [Fact]
    public async Task A_monitor_that_does_not_answer_is_named_and_asked_again()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.Tab.RouteAsync("**/api/stories*", route => route.AbortAsync());
        await visit.GoAsync("today", ".note.bad");
        await Expect(visit.Tab.Locator(".note.bad")).ToContainTextAsync("The monitor does not answer.");

        await visit.Tab.UnrouteAsync("**/api/stories*");
        await visit.Tab.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(visit.Tab.Locator("article")).ToHaveCountAsync(2);
    }
}
