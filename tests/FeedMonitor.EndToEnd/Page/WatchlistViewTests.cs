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
        await using var visit = await chromium.VisitInOwnTimeAsync(site.Address);
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
    public async Task A_list_that_is_not_closed_yet_is_told_to_be_open()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("watchlists/+", ".preview .lead");

        await visit.Tab.Locator("#source").FillAsync("id: ferries\nname: Ferries\nterms: [ferry,\nalert: { channels: [console] }\n");

        var error = visit.Tab.Locator(".findings .error").First;
        await Expect(error).ToContainTextAsync("line 3");
        await Expect(error).ToContainTextAsync("the list that begins with '[' in line 3 is still open");
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
        var kept = visit.Tab.Locator(".preview");
        await Expect(kept.Locator("h3:text-is('New') + .sample")).ToContainTextAsync("Ferry timetable");
        await Expect(kept.Locator("h3:text-is('Lost') + .sample")).ToContainTextAsync("Toolmaker denies");

        await visit.Tab.Locator("#source").PressAsync("Control+s");
        await Expect(visit.Tab.Locator("#findings")).ToContainTextAsync("Saved.");
        await Expect(visit.Tab.Locator(".preview .diff")).ToContainTextAsync("+0 new, −0 lost");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Of_very_many_odd_names_the_first_are_told_and_how_many_more_there_are()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("watchlists/dual-use", ".preview .lead");
        var covered = string.Join(", ", Enumerable.Range(0, 120).Select(nth => $"firm{nth}"));

        await visit.Tab.Locator("#source").FillAsync($"id: dual-use\nname: Dual-use goods\nterms: [firm*, {covered}]\nalert: {{ channels: [ops] }}\n");

        await Expect(visit.Tab.Locator("#findings")).ToContainTextAsync("more places");
        Assert.Equal(50, await visit.Tab.Locator("#findings li").CountAsync());
    }

    [Fact]
    public async Task A_preview_that_must_wait_for_others_comes_by_itself()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitInOwnTimeAsync(site.Address);
        var asked = 0;
        await visit.Tab.RouteAsync("**/api/backtests", route => Interlocked.Increment(ref asked) == 1
            ? route.FulfillAsync(new() { Status = 429, ContentType = "application/problem+json", Body = """{"detail":"Too many back-tests are running."}""" })
            : route.ContinueAsync());
        await visit.GoAsync("watchlists/dual-use", "#findings .good");
        await visit.Tab.Clock.FastForwardAsync("00:01");
        await Expect(visit.Tab.Locator(".preview")).ToContainTextAsync("turn in a moment");

        await visit.Tab.Clock.FastForwardAsync("00:04");

        await Expect(visit.Tab.Locator(".preview .lead")).ToHaveTextAsync("2 hits in 3 items");
    }

    [Fact]
    public async Task What_is_told_of_another_text_does_not_stand_beside_one_that_cannot_be_read()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("watchlists/dual-use", ".preview .lead");

        await visit.Tab.Locator("#source").FillAsync(Broken);
        await Expect(visit.Tab.Locator(".findings .error").First).ToBeVisibleAsync();

        await Expect(visit.Tab.Locator(".preview .lead")).ToHaveCountAsync(0);
        await Expect(visit.Tab.Locator(".preview")).ToContainTextAsync("once it can be read");
    }

    [Fact]
    public async Task A_preview_that_comes_late_does_not_take_the_place_of_a_newer_one()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        TaskCompletionSource asked = new(), let = new(), answered = new();
        await visit.Tab.RouteAsync("**/api/backtests", async route =>
        {
            if (!route.Request.PostData!.Contains("ferry", StringComparison.Ordinal))
            {
                asked.TrySetResult();
                await let.Task;
            }

            await route.ContinueAsync();
            answered.TrySetResult();
        });
        await visit.GoAsync("watchlists/dual-use", ".preview progress");
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        await visit.Tab.Locator("#source").FillAsync("id: dual-use\nname: Dual-use goods\nterms: [ferry]\nalert: { channels: [ops] }\n");
        await Expect(visit.Tab.Locator(".preview .sample").First).ToContainTextAsync("Ferry timetable");
        let.SetResult();
        await answered.Task.WaitAsync(TestContext.Current.CancellationToken);
        await visit.Tab.EvaluateAsync("fetch('/api/health').then(answer => answer.text())");

        await Expect(visit.Tab.Locator(".preview .lead")).ToHaveTextAsync("1 hit in 3 items");
        await Expect(visit.Tab.Locator(".preview .diff")).ToContainTextAsync("+1 new, −2 lost");
    }

    [Fact]
    public async Task A_watchlist_is_deleted_when_its_reader_has_said_so_twice()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("watchlists/dual-use", ".preview .lead");
        var delete = visit.Tab.GetByRole(AriaRole.Button, new() { Name = "Delete" });

        await delete.PressAsync("Enter");
        await Expect(visit.Tab.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        Assert.Empty(await visit.BarriersAsync());
        await visit.AnswerAsync("Cancel");
        await Expect(delete).ToBeFocusedAsync();
        await delete.PressAsync("Enter");
        await visit.AnswerAsync("Delete");

        await Expect(visit.Tab.Locator(".empty")).ToContainTextAsync("No watchlists yet.");
        Assert.Empty(visit.Complaints);
        // Its hits stay, and can be seen.
        await visit.GoAsync("today", ".stories mark");
        await visit.GoAsync("today?watchlist=dual-use", ".stories mark");
        await Expect(visit.Tab.Locator("#watchlist option:checked")).ToHaveTextAsync("dual-use (deleted)");
    }

    [Theory]
    [InlineData("watchlists/dual-use")]
    [InlineData("watchlists/+")]
    public async Task What_was_written_is_not_left_behind_unasked(string view)
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync(view, ".preview .lead");
        await visit.Tab.Locator("#source").FillAsync(Mended);

        await visit.Tab.GetByRole(AriaRole.Link, new() { Name = "Feeds", Exact = true }).ClickAsync();
        await visit.AnswerAsync("Stay");
        await Expect(visit.Tab.Locator("#source")).ToHaveValueAsync(Mended);
        await Expect(visit.Tab).ToHaveURLAsync(new Uri(site.Address, "/#/" + view).AbsoluteUri);

        await visit.Tab.GetByRole(AriaRole.Link, new() { Name = "Feeds", Exact = true }).ClickAsync();
        await visit.AnswerAsync("Leave");
        await Expect(visit.Tab.Locator("h1")).ToHaveTextAsync("Feeds");
    }

    [Fact]
    public async Task Who_goes_back_from_what_is_not_saved_and_stays_finds_all_of_the_way_as_it_was()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("alerts", ".tabs");
        await visit.GoAsync("watchlists", ".card code");
        await visit.Tab.GetByRole(AriaRole.Link, new() { Name = "Dual-use goods" }).ClickAsync();
        await Expect(visit.Tab.Locator(".preview .lead")).ToBeVisibleAsync();
        await visit.Tab.Locator("#source").FillAsync(Mended);

        await visit.Tab.EvaluateAsync("history.back()");
        await visit.AnswerAsync("Stay");
        await Expect(visit.Tab.Locator("#source")).ToHaveValueAsync(Mended);
        await visit.Tab.EvaluateAsync("history.go(-2)");
        await visit.AnswerAsync("Leave");
        await Expect(visit.Tab.Locator("h1")).ToHaveTextAsync("Alerts");

        await visit.Tab.EvaluateAsync("history.forward()");
        await Expect(visit.Tab.Locator("h1")).ToHaveTextAsync("Watchlists");
        await visit.Tab.EvaluateAsync("history.forward()");
        await Expect(visit.Tab.Locator("h1")).ToHaveTextAsync("Dual-use goods");
    }

    [Fact]
    public async Task What_is_written_while_the_monitor_is_slow_is_neither_disturbed_nor_left_behind()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        TaskCompletionSource asked = new(), let = new();
        await visit.Tab.RouteAsync("**/api/watchlists/check", async route =>
        {
            asked.TrySetResult();
            await let.Task;
            await route.ContinueAsync();
        });
        await visit.GoAsync("watchlists", ".card code");
        await visit.Tab.GetByRole(AriaRole.Link, new() { Name = "Dual-use goods" }).ClickAsync();
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await visit.Tab.Locator("#source").FillAsync(Mended);

        await visit.Tab.GetByRole(AriaRole.Link, new() { Name = "Feeds", Exact = true }).ClickAsync();
        await visit.AnswerAsync("Stay");
        await visit.Tab.Locator("#source").FocusAsync();
        let.SetResult();

        await Expect(visit.Tab.Locator("#findings .good")).ToBeVisibleAsync();
        await Expect(visit.Tab.Locator("#source")).ToBeFocusedAsync();
        await Expect(visit.Tab.Locator("#source")).ToHaveValueAsync(Mended);
    }

    // The page looks each quarter of a minute; its clock is set ahead instead of waiting.
    private static async Task SeeTheHitArriveAsync(PageSite site, Visit visit)
    {
        await visit.GoAsync("today?watchlist=ferries", ".empty");
        site.Serve([.. PlainNews.Of(site.News), NewFerry]);
        await site.PollUntilToldAsync();
        await visit.Tab.Clock.FastForwardAsync("00:16");
        await Expect(visit.Tab.Locator("article h3")).ToHaveTextAsync(NewFerry.Title);
        await Expect(visit.Tab.Locator("article mark").First).ToHaveTextAsync("ferry", new() { IgnoreCase = true });
    }
}
