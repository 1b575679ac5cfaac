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
        await using var visit = await chromium.VisitInOwnTimeAsync(site.Address);
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
        await Expect(visit.Tab).ToHaveURLAsync(new Uri(site.Address, "/#/today").AbsoluteUri);
        await visit.Tab.GetByRole(AriaRole.Link, new() { Name = "Feeds", Exact = true }).PressAsync("Enter");

        await Expect(visit.Tab.Locator("h1")).ToHaveTextAsync("Feeds");
        await Expect(visit.Tab.Locator("main")).ToBeFocusedAsync();
        await Expect(visit.Tab.Locator("#said")).ToHaveTextAsync("Feeds");
    }

    [Fact]
    public async Task Who_comes_back_from_a_hit_finds_the_stream_as_they_left_it()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.LookAsync(width: 360, ColorScheme.Light);
        await visit.Tab.RouteAsync("**/api/stories*", route => route.ContinueAsync(new() { Url = route.Request.Url.Replace("limit=50", "limit=1", StringComparison.Ordinal) }));
        await visit.GoAsync("today", ".stories mark");
        await visit.Tab.GetByRole(AriaRole.Button, new() { Name = "Older" }).PressAsync("Enter");
        var older = visit.Tab.Locator("article").Nth(1).Locator("h3 a");
        await Expect(older).ToBeFocusedAsync();
        await visit.Tab.EvaluateAsync("scrollTo(0, 120)");
        var place = await visit.Tab.EvaluateAsync<int>("Math.round(scrollY)");
        Assert.NotEqual(0, place);

        await older.PressAsync("Enter");
        await Expect(visit.Tab.Locator(".parts")).ToBeVisibleAsync();
        await visit.Tab.GetByRole(AriaRole.Link, new() { Name = "← Today" }).ClickAsync();

        await Expect(visit.Tab.Locator("article")).ToHaveCountAsync(2);
        await visit.Tab.WaitForFunctionAsync($"Math.abs(scrollY - {place}) < 2");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task An_answer_to_an_older_question_is_not_shown()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        TaskCompletionSource asked = new(), let = new(), answered = new();
        await visit.Tab.RouteAsync("**/api/stories*text=nitrocellulose*", async route =>
        {
            asked.TrySetResult();
            await let.Task;
            await route.ContinueAsync();
            answered.TrySetResult();
        });
        await visit.GoAsync("today", ".stories mark");

        await SearchAsync(visit, "nitrocellulose");
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await SearchAsync(visit, "lathes");
        await Expect(visit.Tab.Locator("article")).ToHaveCountAsync(1);
        let.SetResult();
        await answered.Task.WaitAsync(TestContext.Current.CancellationToken);
        await visit.Tab.EvaluateAsync("fetch('/api/health').then(answer => answer.text())");

        await Expect(visit.Tab.Locator("article h3")).ToHaveTextAsync("Toolmaker denies detour of lathes");
    }

    [Fact]
    public async Task Where_a_text_stands_far_back_the_search_goes_on_by_itself()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        var pages = 0;
        await visit.Tab.RouteAsync("**/api/stories*text=*", route => Interlocked.Increment(ref pages) % 12 == 0
            ? route.ContinueAsync(new() { Url = route.Request.Url.Split("&cursor=")[0] })
            : route.FulfillAsync(new() { ContentType = "application/json", Body = """{"stories":[],"next":"further"}""" }));
        await visit.GoAsync("today", ".stories mark");

        await SearchAsync(visit, "lathes");
        await visit.Tab.GetByRole(AriaRole.Button, new() { Name = "Search further back" }).ClickAsync();

        await Expect(visit.Tab.Locator("article h3")).ToHaveTextAsync("Toolmaker denies detour of lathes");
    }

    [Fact]
    public async Task A_table_that_can_not_be_had_is_said_where_it_was_asked_for()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.Tab.RouteAsync("**/api/hits.csv*", route => route.AbortAsync());
        await visit.GoAsync("today", ".stories mark");

        await visit.Tab.GetByRole(AriaRole.Button, new() { Name = "CSV" }).ClickAsync();

        await Expect(visit.Tab.Locator(".filters .problem")).ToContainTextAsync("The monitor does not answer.");
    }

    [Fact]
    public async Task On_a_page_that_stays_open_times_do_not_stand_still()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitInOwnTimeAsync(site.Address);
        await visit.GoAsync("today", ".stories mark");
        await Expect(visit.Tab.Locator(".byline time").First).ToHaveTextAsync("just now");

        await visit.Tab.Clock.FastForwardAsync("02:00:40");

        await Expect(visit.Tab.Locator(".byline time").First).ToHaveTextAsync("2 hours ago");
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

    private static async Task SearchAsync(Visit visit, string text)
    {
        await visit.Tab.Locator("#text").FillAsync(text);
        await visit.Tab.Locator("#text").PressAsync("Enter");
    }
}
