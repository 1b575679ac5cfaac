using FeedMonitor.Feeds;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Items;

public sealed class GuidTrustTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 14, 8, 12, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Midnight = new(2026, 3, 14, 0, 0, 0, TimeSpan.Zero);

    private FeedState state = FeedState.New with { BaselineAt = DateTimeOffset.UnixEpoch };

    [Fact]
    public void One_guid_for_whatever_entry_is_shown_names_none()
    {
        Poll(Entry("same", "/a", "A"));

        Assert.Equal(["B"], Poll(Entry("same", "/b", "B")).New);
        Assert.Equal(["C"], Poll(Entry("same", "/c", "C")).New);
        Assert.Empty(Poll(Entry("same", "/b", "B")).New);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Weather alert")]
    public void Nor_does_it_where_all_entries_have_one_headline_or_none(string headline)
    {
        Poll(Entry("same", "/a", headline, "Storm in the north."));

        Assert.Equal(["Ice in the south."], Poll(Entry("same", "/b", headline, "Ice in the south.")).NewTexts);
        Assert.Equal(["Fog."], Poll(Entry("same", "/c", headline, "Fog.")).NewTexts);
    }

    [Fact]
    public void Nor_where_they_have_no_address()
    {
        Poll(Entry("1", null, "A"), Entry("2", null, "B"));

        Assert.Equal(["C", "D"], Poll(Entry("1", null, "C"), Entry("2", null, "D")).New);
    }

    [Fact]
    public void Numbers_from_the_top_name_none_once_they_have_moved()
    {
        Poll(Entry("1", "/b", "B"), Entry("2", "/a", "A"));

        Assert.Equal(["C"], Poll(Entry("1", "/c", "C"), Entry("2", "/b", "B"), Entry("3", "/a", "A")).New);

        // Two of three stand as before: the first one is still another.
        Assert.Equal(["D"], Poll(Entry("1", "/d", "D"), Entry("2", "/b", "B"), Entry("3", "/a", "A")).New);
    }

    [Fact]
    public void A_guid_that_stood_on_several_items_once_names_none_alone()
    {
        Poll(Entry("same", "/a", "A"), Entry("same", "/b", "B"));

        Assert.Equal(["C"], Poll(Entry("same", "/c", "C")).New);
    }

    [Fact]
    public void A_story_whose_address_follows_its_headline_is_edited_while_others_stand_as_before()
    {
        Poll(Entry("p1", "/quake-felt", "Quake felt"), Entry("p2", "/fair", "Fair"));

        var (fresh, _, edited) = Poll(Entry("p1", "/quake-kills-five", "Quake kills five", "Five people died."), Entry("p2", "/fair", "Fair"));

        Assert.Empty(fresh);
        Assert.Equal(["Quake kills five"], edited);
    }

    [Fact]
    public void And_alone_if_it_has_the_time_of_publication_that_it_had()
    {
        Poll(Entry("p1", "/quake-felt", "Quake felt", at: Morning));

        Assert.Equal(["Quake kills five"], Poll(Entry("p1", "/quake-kills-five", "Quake kills five", at: Morning)).Edited);
    }

    [Fact]
    public void A_date_without_a_time_is_no_such_sign()
    {
        Poll(Entry("same", "/a", "A", at: Midnight));

        Assert.Equal(["B"], Poll(Entry("same", "/b", "B", at: Midnight)).New);
    }

    [Fact]
    public void A_site_that_moves_and_renames_everything_does_not_flood()
    {
        FeedItem[] before = [.. Enumerable.Range(0, 50).Select(i => Entry($"g{i}", $"/old/{i}", $"Story {i}", at: Morning.AddMinutes(-i)))];
        Poll(before);

        var after = before.Select(item => item with { Link = item.Link!.Replace("/old/", "/new/", StringComparison.Ordinal), Title = item.Title + " - The Site", Content = item.Content + " Read more" });

        Assert.Empty(Poll([.. after]).New);
    }

    [Fact]
    public void What_is_known_from_before_signs_were_kept_stays_known()
    {
        FeedItem[] items = [Entry("g1", "/a", "A"), Entry("g2", "/b", "B")];
        state = state with { Seen = SeenSet.Empty.Show(items.SelectMany(item => new[] { NameHash.OfGuid(item.Guid!), NameHash.OfUrl(CanonicalUrl.Of(item.Link)!) })) };

        Assert.Empty(Poll(items).New);
        Assert.Equal(["Aa"], Poll(Entry("g1", "/aa", "Aa"), items[1]).Edited);
    }

    private static FeedItem Entry(string guid, string? path, string title, string? text = null, DateTimeOffset? at = null) => new()
    {
        Guid = guid,
        Link = path is null ? null : $"https://news.example{path}",
        Title = title,
        Content = text ?? $"About {title}.",
        Published = at,
    };

    private (IEnumerable<string> New, IEnumerable<string> NewTexts, IEnumerable<string> Edited) Poll(params FeedItem[] items)
    {
        var found = NewItems.Find(state, ItemIdentity.Identify(new FeedId("f"), siteUrl: null, items, state.Seen));
        state = state with { Seen = found.Seen };
        return (found.Items.Select(item => item.Item.Title), found.Items.Select(item => item.Item.Text), found.Edited.Select(item => item.Item.Title));
    }
}
