using System.Text;
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
        visit.Tab.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await added.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();

        await Expect(added).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }
}
