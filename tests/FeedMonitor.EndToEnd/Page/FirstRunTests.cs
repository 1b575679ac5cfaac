using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FeedMonitor.EndToEnd.Page;

public sealed class FirstRunTests(Chromium chromium)
{
    private const string Ferries = "id: ferries\nname: Ferries\nterms: [ferry]\nalert: { channels: [ops] }\n";

    [Fact]
    public async Task Who_has_named_nothing_yet_is_led_to_a_feed_to_words_and_to_the_first_hit()
    {
        await using var site = await PageSite.StartAsync(isNew: true);
        await using var visit = await chromium.VisitAsync(site.Address);
        var tab = visit.Tab;
        await visit.GoAsync("", ".steps .next");
        await Expect(tab.Locator(".steps .next h2")).ToContainTextAsync("Add a feed");
        Assert.Empty(await visit.BarriersAsync());

        await tab.GetByRole(AriaRole.Link, new() { Name = "Add a feed" }).ClickAsync();
        await tab.Locator("#url").FillAsync(site.News.Url(PageSite.FeedPath));
        await tab.Locator("#url").PressAsync("Enter");
        await Expect(tab.Locator(".card")).ToHaveCountAsync(1);
        await visit.GoAsync("", ".steps .next");
        await Expect(tab.Locator(".steps .next h2")).ToContainTextAsync("Name your words");

        await tab.GetByRole(AriaRole.Link, new() { Name = "Write a watchlist" }).ClickAsync();
        await tab.Locator("#source").FillAsync(Ferries);
        await tab.Locator("#save").ClickAsync();
        await Expect(tab.Locator("h1")).ToHaveTextAsync("Ferries");

        // The feed may have been polled before there were words: a later item hits in either case.
        site.Serve([.. PlainNews.Of(site.News), new("Night ferry is back", "https://news.example/night", "<p>The night ferry sails again.</p>")]);
        await site.PollUntilToldAsync();
        await visit.GoAsync("", ".stories mark");
        Assert.Empty(visit.Complaints);
    }
}
