using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FeedMonitor.EndToEnd.Page;

public sealed class HitViewTests(Chromium chromium)
{
    private static readonly View Hit = View.All.Single(view => view.Name == "hit");

    [Fact]
    public async Task The_article_behind_a_hit_is_shown_with_its_proof_marked_and_what_is_not_the_article_in_grey()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync(await site.RouteAsync(Hit), Hit.Sign);
        var blocks = visit.Tab.Locator(".article .block");

        await Expect(blocks.Locator("mark").Filter(new() { HasText = PlainNews.Word }).First).ToBeVisibleAsync();
        await Expect(visit.Tab.Locator(".article .block.silent").Filter(new() { HasText = "by admin" }).First).ToContainTextAsync("byline");
        await Expect(visit.Tab.Locator(".article .silent mark")).ToHaveCountAsync(0);
        await Expect(visit.Tab.Locator(".parts .holds")).ToContainTextAsync($"at least 1 of 2 terms found");
        await Expect(visit.Tab.Locator(".parts .holds code").Last).ToHaveTextAsync(PlainNews.Word);
        await Expect(visit.Tab.GetByRole(AriaRole.Link, new() { Name = "Read it at its source" })).ToHaveAttributeAsync("href", site.News.Url("/news/coaster"));
    }

    [Fact]
    public async Task A_part_of_it_that_can_not_be_had_says_so_beside_the_others_and_is_asked_for_again()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.Tab.RouteAsync("**/api/hits/*/item", route => route.FulfillAsync(new() { Status = 502, ContentType = "text/html", Body = "<h1>Bad gateway</h1>" }));
        await visit.GoAsync(await site.RouteAsync(Hit), Hit.Sign);
        await Expect(visit.Tab.Locator(".article .note.bad")).ToContainTextAsync("The monitor answered 502.");

        await visit.Tab.UnrouteAsync("**/api/hits/*/item");
        await visit.Tab.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(visit.Tab.Locator(".article .block").First).ToBeVisibleAsync();
        await Expect(visit.Tab.Locator(".note.bad")).ToHaveCountAsync(0);
    }
}
