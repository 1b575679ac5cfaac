using FeedMonitor.Feeds;

namespace FeedMonitor.Items;

public sealed class ItemIdentityTests
{
    private static readonly FeedId Feed = new("00000000000000000000000000000001");

    [Fact]
    public void An_item_keeps_its_id_by_its_guid_whatever_else_changes()
    {
        var first = One(new FeedItem { Guid = "1", Link = "https://news.example/a", Title = "A", Content = Long(1) });
        var later = One(new FeedItem { Guid = "1", Link = "https://news.example/b", Title = "B", Content = Long(2) });

        Assert.Equal(first.Id, later.Id);
    }

    [Fact]
    public void Without_a_guid_the_canonical_address_names_it() => Assert.Equal(
        One(new FeedItem { Link = "https://news.example/a", Title = "A" }).Id,
        One(new FeedItem { Link = "http://www.news.example/a/?utm_source=x", Title = "B" }).Id);

    [Fact]
    public void Without_guid_and_address_its_text_names_it_however_it_is_wrapped() => Assert.Equal(
        One(new FeedItem { Title = "Port closed", Summary = "Ice  on the\nriver." }).Id,
        One(new FeedItem { Title = "Port closed", Summary = "Ice on the river." }).Id);

    [Fact]
    public void The_same_guid_in_another_feed_is_another_item()
    {
        var item = new FeedItem { Guid = "1" };

        Assert.NotEqual(One(item).Id, ItemIdentity.Identify(new FeedId("2"), null, [item], SeenSet.Empty).Items[0].Id);
    }

    [Fact]
    public void Dates_play_no_part()
    {
        var item = new FeedItem { Title = "Weekly update" };

        Assert.Equal(One(item).Id, One(item with { Published = DateTimeOffset.UnixEpoch, Updated = DateTimeOffset.UnixEpoch }).Id);
    }

    [Fact]
    public void An_item_is_known_by_guid_address_and_content()
    {
        var item = new FeedItem { Guid = "1", Link = "https://news.example/a", Title = "A", Content = Long(1) };
        var aliases = One(item).Aliases;

        Assert.Equal(3, aliases.Count);
        Assert.Single(aliases.Intersect(One(new FeedItem { Guid = "1", Title = "x" }).Aliases));
        Assert.Single(aliases.Intersect(One(new FeedItem { Guid = "x", Link = "http://news.example/a/#c" }).Aliases));
        Assert.Single(aliases.Intersect(One(item with { Guid = "x", Link = "https://other.example/" }).Aliases));
    }

    [Fact]
    public void The_same_text_as_guid_and_as_address_is_two_names()
    {
        const string Url = "https://news.example/a";

        Assert.Empty(One(new FeedItem { Guid = Url, Title = "A" }).Aliases.Intersect(One(new FeedItem { Link = Url, Title = "B" }).Aliases));
    }

    [Fact]
    public void A_text_too_short_to_be_its_own_does_not_join_two_items()
    {
        var items = Identify(new FeedItem { Guid = "1", Title = "Weekly update" }, new FeedItem { Guid = "2", Title = "Weekly update" });

        Assert.Equal(2, items.Count);
    }

    [Fact]
    public void A_guid_that_the_feed_reuses_is_no_name()
    {
        var items = Identify(
            new FeedItem { Guid = "same", Link = "https://news.example/a", Title = "A" },
            new FeedItem { Guid = "same", Link = "https://news.example/b", Title = "B" },
            new FeedItem { Guid = "same", Title = "C" });

        Assert.Equal(3, items.Select(item => item.Id).Distinct().Count());
        Assert.Equal(One(new FeedItem { Link = "https://news.example/a" }).Id, items[0].Id);
    }

    [Fact]
    public void A_link_that_all_items_share_is_no_name()
    {
        var items = Identify(
            new FeedItem { Link = "https://news.example/live#1", Title = "A" },
            new FeedItem { Link = "https://news.example/live#2", Title = "B" });

        Assert.Equal(2, items.Count);
    }

    [Fact]
    public void A_link_to_the_site_itself_is_no_name()
    {
        var item = new FeedItem { Link = "https://www.news.example/", Title = "A" };

        var identified = Assert.Single(ItemIdentity.Identify(Feed, "http://news.example", [item], SeenSet.Empty).Items);

        Assert.Equal(One(new FeedItem { Title = "A" }).Id, identified.Id);
    }

    [Fact]
    public void Of_two_that_are_the_same_the_first_is_kept()
    {
        var items = Identify(
            new FeedItem { Guid = "1", Link = "https://news.example/a", Title = "A" },
            new FeedItem { Guid = "1", Link = "https://news.example/a", Title = "A" },
            new FeedItem { Guid = "2", Link = "https://news.example/b", Title = "B" });

        Assert.Equal(["A", "B"], items.Select(item => item.Item.Title));
    }

    [Fact]
    public void What_stands_twice_is_known_by_the_names_of_both()
    {
        var twin = new FeedItem { Guid = "2", Link = "https://news.example/b", Title = "A", Content = Long(1) };

        var both = Assert.Single(Identify(twin with { Guid = "1", Link = "https://news.example/a" }, twin));

        Assert.Contains(One(new FeedItem { Guid = "2" }).Aliases[0], both.Aliases);
        Assert.Contains(One(new FeedItem { Link = "https://news.example/b" }).Aliases[0], both.Aliases);
        Assert.Equal(both.Aliases.Distinct(), both.Aliases);
    }

    [Fact]
    public void One_item_with_a_broken_address_does_not_lose_the_rest()
    {
        var items = Identify(
            new FeedItem { Guid = "1", Link = "http://xn--a-é/", Title = "A" },
            new FeedItem { Guid = "2", Link = "https://news.example/b", Title = "B" });

        Assert.Equal(2, items.Count);
    }

    [Fact]
    public void Even_an_item_that_says_nothing_has_a_name() => Assert.Single(One(new FeedItem()).Aliases);

    [Fact]
    public void Thousands_of_copies_are_one_item_and_quickly()
    {
        var copies = Enumerable.Range(0, 20_000).Select(i => new FeedItem { Guid = $"{i}", Title = "A", Content = Long(1) }).ToArray();

        Assert.Equal(20_001, Assert.Single(Identify(copies)).Aliases.Count);
    }

    private static string Long(int number) => string.Join(' ', Enumerable.Range(0, 60).Select(i => $"word{number}x{i}"));

    private static IReadOnlyList<IdentifiedItem> Identify(params FeedItem[] items) => ItemIdentity.Identify(Feed, siteUrl: null, items, SeenSet.Empty).Items;

    private static IdentifiedItem One(FeedItem item) => Assert.Single(Identify(item));
}
