using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration;

public sealed class ConfigurationFolderTests : ConfigurationTest
{
    [Fact]
    public void A_good_folder_is_read_whole()
    {
        var configuration = Load();

        Assert.Equal("https://news.example/feed.xml", Assert.Single(configuration.Feeds).Url.Value);
        Assert.Equal("desk", Assert.Single(configuration.Channels).Id);
        var watchlist = Assert.Single(configuration.Watchlists);
        Assert.Equal((WatchlistId.Parse("engines"), "Engines"), (watchlist.Id, watchlist.Name));
        Assert.Equal(["turbine"], watchlist.Terms.Select(term => term.Text));
        Assert.Equal(["desk"], watchlist.Channels);
    }

    [Fact]
    public void A_folder_that_is_not_there_says_what_was_expected()
    {
        var folder = Path.Combine(Folder.Path, "nowhere");

        var error = Assert.Throws<ConfigurationException>(() => ConfigurationFolder.Load(folder, [Kind], _ => null));

        Assert.Equal($"{folder}: there is no such folder, expected one with feeds.opml, watchlists/*.yaml and channels.yaml", error.Message);
        Assert.False(ConfigurationFolder.IsOne(folder));
        Assert.Throws<ConfigurationException>(() => ConfigurationFolder.LoadWatchlists(folder));
    }

    [Theory]
    [InlineData("feeds.opml")]
    [InlineData("channels.yaml")]
    [InlineData("watchlists/a.yaml")]
    public void A_folder_with_any_of_the_files_is_meant_as_a_configuration(string name)
    {
        using var folder = new FeedMonitor.Testing.TempFolder();
        Assert.False(ConfigurationFolder.IsOne(folder.Path));

        folder.Write(name, "");

        Assert.True(ConfigurationFolder.IsOne(folder.Path));
    }

    [Fact]
    public void Every_missing_file_has_its_line()
    {
        File.Delete(Path.Combine(Folder.Path, "feeds.opml"));
        File.Delete(Path.Combine(Folder.Path, "channels.yaml"));
        Directory.Delete(Path.Combine(Folder.Path, "watchlists"), recursive: true);

        Assert.Equal(
            [
                "feeds.opml: the file is missing, expected the list of feeds",
                "channels.yaml: the file is missing, expected the list of channels",
            ],
            Problems());
    }

    [Fact]
    public void Several_wrong_files_give_a_line_each_and_nothing_counts()
    {
        Folder.Write("feeds.opml", "<opml><body><outline xmlUrl='x'/></body></opml>");
        Folder.Write("watchlists/a.yaml", "id: A\n");
        Folder.Write("watchlists/b.yaml", "id: b\nterms: []\n");

        Assert.Equal(["feeds.opml:1", "watchlists/a.yaml:1", "watchlists/b.yaml:2"], Problems().Select(problem => problem[..problem.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Fact]
    public void Where_the_channels_are_wrong_no_watchlist_is_blamed()
    {
        Folder.Write("channels.yaml", "channels: 5\n");

        Assert.Equal("channels.yaml:1: channels is a text, expected a list ([a, b], or a line '- a' for each)", Problem());
    }

    [Fact]
    public void Two_watchlists_of_one_id_are_told_with_both_places()
    {
        Folder.Write("watchlists/more.yml", "name: x\nid: engines\nterms: [a]\n");

        Assert.Equal(
            $"watchlists/more.yml:2: watchlist 'engines' stands in {Path.Combine(Folder.Path, "watchlists/engines.yaml")}:1 already, expected another id"
                .Replace(Folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal),
            Problem());
    }

    [Fact]
    public void Watchlists_are_files_that_end_in_yaml_however_it_is_written_and_others_are_left_alone()
    {
        Folder.Write("watchlists/b.YAML", "id: b\nterms: [a]\n");
        Folder.Write("watchlists/c.yml", "id: c\nterms: [a]\n");
        Folder.Write("watchlists/README.md", "not: [yaml");

        Assert.Equal(["b", "c", "engines"], Load().Watchlists.Select(list => list.Id.Value).Order());
    }

    [Fact]
    public void Watchlists_alone_take_their_channels_as_they_are()
    {
        Folder.Write("watchlists/engines.yaml", GoodWatchlist.Replace("desk", "phone", StringComparison.Ordinal));

        var watchlist = Assert.Single(ConfigurationFolder.LoadWatchlists(Path.Combine(Folder.Path, "watchlists")));

        Assert.Equal(["phone"], watchlist.Channels);
    }

    [Fact]
    public void A_folder_may_bear_any_name()
    {
        using var folder = new FeedMonitor.Testing.TempFolder();
        foreach (var name in (string[])["feeds.opml", "channels.yaml", "watchlists/engines.yaml"])
        {
            folder.Write($"C# 100%25 é?/{name}", File.ReadAllText(Path.Combine(Folder.Path, name)));
        }

        Assert.Single(ConfigurationFolder.Load(Path.Combine(folder.Path, "C# 100%25 é?"), [Kind], Environment.GetValueOrDefault).Feeds);
    }
}
