using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FeedMonitor.EndToEnd.Page;

public sealed class KeyTests(Chromium chromium)
{
    private const string Key = "a-key-of-the-tests-0123456789";

    [Fact]
    public async Task The_key_is_asked_for_until_it_is_the_right_one_and_kept_for_the_tab()
    {
        await using var site = await PageSite.StartAsync(key: Key);
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.OpenAsync("/");

        await BringAsync(visit.Tab, "another-key-0123456789");
        await Expect(visit.Tab.GetByRole(AriaRole.Dialog)).ToContainTextAsync("That key was not taken.");
        Assert.Empty(await visit.BarriersAsync());
        await BringAsync(visit.Tab, Key);

        await Expect(visit.Tab.Locator("article")).ToHaveCountAsync(2);
        await visit.Tab.ReloadAsync();
        await Expect(visit.Tab.Locator("article")).ToHaveCountAsync(2);
        await Expect(visit.Tab.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_key_that_no_request_could_carry_is_not_taken_for_a_monitor_that_does_not_answer()
    {
        await using var site = await PageSite.StartAsync(key: Key);
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.OpenAsync("/");

        await BringAsync(visit.Tab, "ключ-от-монитора");
        await Expect(visit.Tab.GetByLabel("Key", new() { Exact = true })).ToBeFocusedAsync();
        await BringAsync(visit.Tab, Key + " ");

        await Expect(visit.Tab.Locator("article")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Where_a_key_is_needed_the_address_for_a_feed_reader_says_where_it_goes()
    {
        await using var site = await PageSite.StartAsync(key: Key);
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.OpenAsync("/#/watchlists");
        await BringAsync(visit.Tab, Key);

        await visit.Tab.GetByRole(AriaRole.Button, new() { Name = "Atom" }).ClickAsync();

        await Expect(visit.Tab.GetByLabel("Address")).ToHaveValueAsync(new Uri(site.Address, "/api/watchlists/dual-use/hits.atom?code=KEY").AbsoluteUri);
        Assert.Empty(await visit.BarriersAsync());
        await visit.AnswerAsync("Close");
        await Expect(visit.Tab.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    private static async Task BringAsync(IPage tab, string key)
    {
        await tab.GetByLabel("Key", new() { Exact = true }).FillAsync(key);
        await tab.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
    }
}
