using System.Text;
using System.Text.Json.Nodes;
using FeedMonitor.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FeedMonitor.EndToEnd.Page;

public sealed class FeedsViewTests(Chromium chromium)
{
    [Fact]
    public async Task The_list_of_another_reader_is_imported()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("feeds", ".card dl");
        await Expect(visit.Tab.Locator(".card")).ToHaveCountAsync(1);

        await visit.Tab.Locator("#opml").SetInputFilesAsync(new FilePayload
        {
            Name = "reader.opml",
            MimeType = "text/x-opml",
            Buffer = Encoding.UTF8.GetBytes($"""
                <opml version="2.0"><body><outline text="Trade">
                <outline type="rss" text="Customs Gazette" xmlUrl="{site.News.Url("/gazette.xml")}"/>
                <outline type="rss" text="Harbour News" xmlUrl="{site.News.Url("/feed.xml")}"/>
                </outline></body></opml>
                """),
        });

        await Expect(visit.Tab.Locator(".note.good")).ToHaveTextAsync("1 feed added, 1 known already.");
        await Expect(visit.Tab.Locator(".card")).ToHaveCountAsync(2);
        await Expect(visit.Tab.Locator(".card").Filter(new() { HasText = "Customs Gazette" })).ToContainTextAsync("Trade");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_feed_is_added_by_its_address_and_removed_again()
    {
        await using var site = await PageSite.StartAsync();
        site.News.ServeFeed("/gazette.xml", Story.Feed("Customs Gazette", site.News.Address.AbsoluteUri, PlainNews.Of(site.News)));
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("feeds", ".card dl");

        await visit.Tab.Locator("#url").FillAsync(site.News.Url("/gazette.xml"));
        await visit.Tab.Locator("#url").PressAsync("Enter");
        var added = visit.Tab.Locator(".card").Filter(new() { HasText = "Customs Gazette" });
        await Expect(added).ToBeVisibleAsync();
        await added.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(visit.Tab.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Remove Customs Gazette?");
        Assert.Empty(await visit.BarriersAsync());
        await visit.AnswerAsync("Cancel");
        await Expect(added).ToBeVisibleAsync();

        await added.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await visit.AnswerAsync("Remove");

        await Expect(added).ToHaveCountAsync(0);
        await Expect(visit.Tab.Locator("h1")).ToBeFocusedAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_feed_is_found_by_the_address_of_its_site_and_the_others_of_the_site_are_named()
    {
        await using var site = await PageSite.StartAsync();
        site.News.ServeFeed("/gazette.xml", Story.Feed("Customs Gazette", site.News.Address.AbsoluteUri, PlainNews.Of(site.News)));
        site.ServeHtml("/gazette", """
            <!doctype html><html><head><title>Gazette</title>
            <link rel="alternate" type="application/rss+xml" title="All of it" href="/gazette.xml">
            <link rel="alternate" type="application/rss+xml" title="Gazette comments" href="/comments.xml"></head><body><p>News.</p></body></html>
            """);
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("feeds", ".card dl");

        await visit.Tab.GetByLabel("Address of a feed").FillAsync(site.News.Url("/gazette"));
        await visit.Tab.GetByLabel("Group").FillAsync("World / Trade");
        await visit.Tab.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();

        var added = visit.Tab.Locator(".card").Filter(new() { HasText = site.News.Url("/gazette.xml") });
        await Expect(added).ToContainTextAsync("World / Trade");
        await Expect(visit.Tab.GetByText("The page also names")).ToContainTextAsync("Gazette comments");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Who_waits_for_a_new_feed_sees_it_polled()
    {
        await using var site = await PageSite.StartAsync();
        site.News.ServeFeed("/gazette.xml", Story.Feed("Customs Gazette", site.News.Address.AbsoluteUri, [new("Drums at the mole", "https://gazette.example/drums", "<p>Two drums of nitrocellulose stood at the mole.</p>")]));
        await using var visit = await chromium.VisitInOwnTimeAsync(site.Address);
        await visit.GoAsync("feeds", ".card dl");
        var told = site.ToldOnce();
        await visit.Tab.Locator("#url").FillAsync(site.News.Url("/gazette.xml"));
        await visit.Tab.Locator("#url").PressAsync("Enter");
        var added = visit.Tab.Locator(".card").Filter(new() { HasText = "Customs Gazette" });
        await Expect(added).ToBeVisibleAsync();

        // The monitor may be faster with it, as its minute comes.
        await site.PollAsync();
        await told.WaitAsync(TestContext.Current.CancellationToken);
        await visit.Tab.Clock.FastForwardAsync("00:16");

        await Expect(added.Locator(".chip")).ToHaveTextAsync("well");
    }

    [Fact]
    public async Task What_is_no_feed_is_said_beside_the_address_which_stays()
    {
        await using var site = await PageSite.StartAsync();
        site.ServeHtml("/empty", "<!doctype html><html><head><title>Nothing</title></head><body><p>No feed.</p></body></html>");
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("feeds", ".card dl");

        await visit.Tab.Locator("#url").FillAsync(site.News.Url("/empty"));
        await visit.Tab.Locator("#url").PressAsync("Enter");

        await Expect(visit.Tab.Locator(".adding .problem")).ToContainTextAsync("is no feed");
        await Expect(visit.Tab.Locator("#url")).ToHaveValueAsync(site.News.Url("/empty"));
        await Expect(visit.Tab.Locator(".card")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_feed_is_called_and_listed_as_its_reader_says_and_what_they_leave_alone_stays()
    {
        await using var site = await PageSite.StartAsync(group: "UK/Ireland");
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("feeds", ".card dl");
        var card = visit.Tab.Locator(".card");
        var edit = card.GetByRole(AriaRole.Button, new() { Name = "Edit" });

        await edit.PressAsync("Enter");
        await visit.Tab.GetByLabel("Title").FillAsync("Not to be saved");
        await visit.Tab.Keyboard.PressAsync("Escape");
        await Expect(edit).ToBeFocusedAsync();
        await edit.PressAsync("Enter");
        Assert.Empty(await visit.BarriersAsync());
        await visit.Tab.GetByLabel("Title").FillAsync("Harbour Wire");
        await visit.Tab.GetByLabel("Title").PressAsync("Enter");

        await Expect(card.Locator("h2")).ToContainTextAsync("Harbour Wire");
        await Expect(card.Locator(".address")).ToContainTextAsync("UK/Ireland");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_list_is_exported_as_it_is()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("feeds", ".card dl");

        var saved = await visit.Tab.RunAndWaitForDownloadAsync(() => visit.Tab.GetByRole(AriaRole.Button, new() { Name = "Export OPML" }).ClickAsync());

        Assert.Equal("feeds.opml", saved.SuggestedFilename);
        await using var list = await saved.CreateReadStreamAsync();
        using var reader = new StreamReader(list);
        Assert.Equal(await File.ReadAllTextAsync(site.FeedList, TestContext.Current.CancellationToken), await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_can_be_chosen_again_when_it_is_mended()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.GoAsync("feeds", ".card dl");
        using var folder = new TempFolder();

        var file = folder.Write("reader.opml", "My feeds are the Gazette and the Harbour News.");
        await visit.Tab.Locator("#opml").SetInputFilesAsync(file);
        await Expect(visit.Tab.Locator(".note.bad")).ToBeVisibleAsync();
        folder.Write("reader.opml", $"<opml version=\"2.0\"><body><outline type=\"rss\" text=\"Gazette\" xmlUrl=\"{site.News.Url("/gazette.xml")}\"/></body></opml>");
        await visit.Tab.Locator("#opml").SetInputFilesAsync(file);

        await Expect(visit.Tab.Locator(".note.good")).ToHaveTextAsync("1 feed added, 0 known already.");
    }

    [Fact]
    public async Task Of_very_many_feeds_some_are_shown_and_each_is_found()
    {
        await using var site = await PageSite.StartAsync();
        await using var visit = await chromium.VisitAsync(site.Address);
        await visit.Tab.RouteAsync("**/api/feeds", async route =>
        {
            var answer = await route.FetchAsync();
            var list = JsonNode.Parse(await answer.TextAsync())!;
            var feeds = list["feeds"]!.AsArray();
            foreach (var nth in Enumerable.Range(1, 250))
            {
                var feed = feeds[0]!.DeepClone();
                feed["title"] = $"Feed number {nth}";
                feeds.Add(feed);
            }

            await route.FulfillAsync(new() { Response = answer, Body = list.ToJsonString() });
        });
        await visit.GoAsync("feeds", ".card dl");
        await Expect(visit.Tab.Locator(".card")).ToHaveCountAsync(100);

        await visit.Tab.GetByRole(AriaRole.Button, new() { Name = "Show more" }).ClickAsync();
        await Expect(visit.Tab.Locator(".card")).ToHaveCountAsync(200);
        await visit.Tab.GetByLabel("Find a feed").FillAsync("number 250");

        await Expect(visit.Tab.Locator(".card")).ToHaveCountAsync(1);
        Assert.Empty(await visit.BarriersAsync());
    }
}
