using FeedMonitor.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FeedMonitor.EndToEnd.Page;

/// <summary>Whatever a feed says is text: nothing of it runs, loads, leads astray or reaches beyond its place.</summary>
public sealed class HostileFeedTests(Chromium chromium)
{
    private const string Trap = "/trap";

    [Theory]
    [InlineData(View.Taken)]
    [InlineData(View.Refused)]
    public async Task A_hostile_feed_is_shown_as_text_in_each_view_and_fetches_nothing(int hookStatus)
    {
        await using var site = await PageSite.StartAsync(Hostile, hookStatus);
        await using var visit = await chromium.VisitAsync(site.Address);

        foreach (var view in View.All.Where(view => view.HookStatus == hookStatus))
        {
            await visit.GoAsync(await site.RouteAsync(view), view.Sign);
            Assert.Equal(0, await visit.Tab.Locator("main :is(script, img, iframe, object, embed, svg:not(.chart svg), style, link, base)").CountAsync());
            Assert.Equal(0, await visit.Tab.Locator("a:not([href^='#'], [href^='http'], [href^='/'])").CountAsync());
            Assert.True(await visit.Tab.EvaluateAsync<bool>("window.caught === undefined && document.documentElement.scrollWidth <= innerWidth"));
        }

        Assert.DoesNotContain(site.News.Received, request => request.Path.StartsWith(Trap, StringComparison.Ordinal));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Markup_in_a_title_is_read_as_it_was_written_and_a_script_for_a_link_leads_nowhere()
    {
        await using var site = await PageSite.StartAsync(Hostile);
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("today", ".stories mark");

        await Expect(visit.Tab.Locator("h3").Filter(new() { HasText = "<script>" })).ToContainTextAsync("<script>window.caught=1</script>");
        await Expect(visit.Tab.Locator("h3").Filter(new() { HasText = "onload" })).ToBeVisibleAsync();
        var backwards = visit.Tab.Locator("h3 bdi").Filter(new() { HasText = "exe.txt" });
        Assert.Equal("isolate", await backwards.EvaluateAsync<string>("element => getComputedStyle(element).unicodeBidi"));
    }

    [Fact]
    public async Task A_headline_of_200_KB_is_cut()
    {
        await using var site = await PageSite.StartAsync(Hostile);
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("today", ".stories mark");

        var headline = visit.Tab.Locator("h3").Filter(new() { HasText = "endless" });
        Assert.InRange((await headline.InnerTextAsync()).Length, 50, 500);
    }

    [Fact]
    public async Task A_formula_in_a_title_is_text_in_the_exported_table()
    {
        await using var site = await PageSite.StartAsync(Hostile);
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("today", ".stories mark");

        var saved = await visit.Tab.RunAndWaitForDownloadAsync(() => visit.Tab.GetByRole(AriaRole.Button, new() { Name = "CSV" }).ClickAsync());

        await using var table = await saved.CreateReadStreamAsync();
        using var reader = new StreamReader(table);
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("'=HYPERLINK", text, StringComparison.Ordinal);
        Assert.DoesNotContain(",=HYPERLINK", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"=HYPERLINK", text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Story> Hostile(LoopbackServer server)
    {
        var trap = server.Url(Trap);
        var text = $"<p>Drums of nitrocellulose <img src=\"{trap}/1\" onerror=\"window.caught=2\"> stood at the mole.</p>";
        return
        [
            new($"<script>window.caught=1</script> drums <img src={trap}/2>", "javascript:window.caught=3", text),
            new($"<svg onload=\"window.caught=4\"><image href=\"{trap}/3\"/></svg> crates", "data:text/html,<script>window.caught=5</script>", text.Replace("mole", "gate", StringComparison.Ordinal)),
            new("Manifest \u202Eexe.txt of barrels", server.Url("/news/rtl"), text.Replace("mole", "\u202Ebasin", StringComparison.Ordinal)),
            new($"=HYPERLINK(\"{trap}/4\";\"pallets\")", server.Url("/news/csv"), text.Replace("mole", "dock", StringComparison.Ordinal)),
            new("An endless " + string.Concat(Enumerable.Repeat("headline of casks ", 200 * 1024 / 18)), server.Url("/news/long"), text.Replace("mole", "quay", StringComparison.Ordinal)),
        ];
    }
}
