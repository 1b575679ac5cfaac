namespace FeedMonitor.Configuration;

public sealed class WatchlistFileTests : ConfigurationTest
{
    [Fact]
    public void A_watchlist_needs_no_name_and_no_alert()
    {
        Folder.Write("watchlists/engines.yaml", "id: engines\nterms:\n- turbine\n- \"turbine\"\n- '\"machine tools\"'\n- 5\n");

        var watchlist = Assert.Single(Load().Watchlists);

        Assert.Equal("engines", watchlist.Name);
        Assert.Equal(["turbine", "\"machine tools\"", "5"], watchlist.Terms.Select(term => term.Text));
        Assert.Empty(watchlist.Channels);
    }

    [Theory]
    [InlineData("packs", "tools")]
    [InlineData("lists", "{ file: ../lists/firms.csv }")]
    public void A_text_can_not_have_files_read_without_end(string key, string entry)
    {
        Folder.Write("watchlists/engines.yaml", $"id: a\n{key}: [{string.Join(", ", Enumerable.Repeat(entry, 101))}]\n");

        Assert.EndsWith($":2: {key} has 101 entries, expected at most 100", Assert.Throws<ConfigurationException>(() => Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Terms_may_be_shared_by_a_YAML_anchor()
    {
        Folder.Write("watchlists/engines.yaml", "id: &name engines\nname: *name\nterms: [a]\n");

        Assert.Equal("engines", Assert.Single(Load().Watchlists).Name);
    }

    [Theory]
    [InlineData("name: x\nterms: [a]", ":1: the watchlist has no 'id', expected 1 to 63 of a-z, 0-9 and '-', a letter or digit first")]
    [InlineData("id: Dual use\nterms: [a]", ":1: 'Dual use' is not a watchlist id, expected 1 to 63 of a-z, 0-9 and '-', a letter or digit first")]
    [InlineData("id: a", ":1: the watchlist looks for nothing, expected 'terms', 'lists', 'packs' or a 'query'")]
    [InlineData("id: a\nlists: []\npacks: []", ":1: the watchlist looks for nothing, expected 'terms', 'lists', 'packs' or a 'query'")]
    [InlineData("id: a\nquery: [x]", ":2: query is a list, expected a text (in quotes where it holds ': ' or begins with a sign)")]
    [InlineData("id: a\nterms: [x]\nnone: { a: b }", ":3: none is a mapping, expected a list ([a, b], or a line '- a' for each)")]
    [InlineData("id: a\nterms: [x, y]\nminTerms: 3", ":3: minTerms is '3', expected 1 to 2, the number of terms")]
    [InlineData("id: a\nterms: [x, y]\nminTerms: 0", ":3: minTerms is '0', expected 1 to 2, the number of terms")]
    [InlineData("id: a\nterms: [x, y]\nminTerms: two", ":3: minTerms is 'two', expected 1 to 2, the number of terms")]
    [InlineData("id: a\nquery: x\nminTerms: 1", ":3: minTerms counts terms and there are none, expected 'terms', 'lists' or 'packs' beside it")]
    [InlineData("id: a\nterms: [x]\nlanguages: [ru, en-GB]", ":3: 'en-gb' is no language code, expected 2 or 3 letters of ISO 639, such as ru")]
    [InlineData("id: a\nterms: [x]\nlanguages: [xx]", ":3: 'xx' is no language code, expected 2 or 3 letters of ISO 639, such as ru")]
    [InlineData("id: a\nterms: [x]\nlanguages: [und]", ":3: 'und' is no language code, expected 2 or 3 letters of ISO 639, such as ru")]
    [InlineData("id: a\nterms: [x]\nlanguages: []", ":3: languages is empty, expected at least one, or no 'languages' to leave everything in")]
    [InlineData("id: a\nterms: [x]\nfeeds: [News, Olds]", ":3: unknown feed 'Olds', expected a title or address of feeds.opml: News")]
    [InlineData("id: a\nterms: [x]\ngroups: Ports", ":3: unknown group 'Ports', expected one of feeds.opml: it lists none")]
    [InlineData("id: a\npacks: [nowhere]", ":2: unknown pack 'nowhere', expected one of packs: there is none")]
    [InlineData("id: a\npacks: [../channels]", ":2: unknown pack '../channels', expected one of packs: there is none")]
    [InlineData("id: a\nlists:\n- name: full", ":3: the list has no 'file', expected its path, such as ../lists/names.csv")]
    [InlineData("id: a\nlists:\n- { file: x.csv, id: uid }", ":3: the list has no 'name', expected the header of the column with the names, as in name: full_name")]
    [InlineData("id: a\nlists:\n- { file: x.csv, delimiter: ab }", ":3: this is no delimiter, expected one character, such as ';', or tab")]
    [InlineData("id: a\nterms:", ":2: terms is empty, expected a list ([a, b], or a line '- a' for each)")]
    [InlineData("id: a\nterms: turbine", ":2: terms is a text, expected a list ([a, b], or a line '- a' for each)")]
    [InlineData("id: a\nterms: []", ":2: the watchlist has no terms, expected at least one")]
    [InlineData("id: a\nterms:\n- [x]", ":3: a term is a list, expected a text (in quotes where it holds ': ' or begins with a sign)")]
    [InlineData("id: a\nterms:\n- ''", ":3: a term is empty, expected a text (in quotes where it holds ': ' or begins with a sign)")]
    [InlineData("id: a\nterms:\n- title: obituary", ":3: a term is a mapping, expected a text (in quotes where it holds ': ' or begins with a sign)")]
    [InlineData("id: a\nterms:\n- '\"machine tools'", ":3: term '\"machine tools': a quotation mark is not closed, expected another one at the end of the phrase")]
    [InlineData("id: a\nterms:\n- fine\n- dr*ne", ":4: term 'dr*ne': '*' may only end a word, as in microelectronic*")]
    [InlineData("id: a\nterms:\n- |\n  *dr\n  ne", ":3: term '*dr ne': '*' may only end a word, as in microelectronic*")]
    [InlineData("id: a\nterms:\n- *ware", ":3: '*' begins a YAML alias and no such anchor stands before it, expected quotes around a text that begins with '*'")]
    [InlineData("id: a\nterm: [x]", ":2: unknown key 'term' in a watchlist, expected id, name, terms, lists, packs, minTerms, query, none, feeds, groups, languages, stories or alert")]
    [InlineData("id: a\nterms: [x]\nstories: apart", ":3: stories is 'apart', expected 'joined' (a story is told once) or 'separate' (each item is told)")]
    [InlineData("id: a\nterms: [x]\nname: ''", ":3: name is empty, expected a text (in quotes where it holds ': ' or begins with a sign)")]
    [InlineData("id: a\nterms: [x]\nalert: [desk]", ":3: alert is a list, expected a mapping with channels, digest, zone, quiet, maxPerHour or cooldown")]
    [InlineData("id: a\nterms: [x]\nalert: {}", ":3: alert has no 'channels', expected a list of channel ids")]
    [InlineData("id: a\nterms: [x]\nalert:\n  channels: desk", ":4: channels is a text, expected a list ([a, b], or a line '- a' for each)")]
    [InlineData("id: a\nterms: [x]\nalert:\n  channels: [phone]", ":4: unknown channel 'phone', expected one of channels.yaml: desk")]
    [InlineData("id: a\nid: b\nterms: [x]", ":2: this is not YAML: Duplicate key id, expected each key once")]
    [InlineData("", ":1: the file is empty, expected one YAML mapping (key: value)")]
    [InlineData("# nothing\n", ":1: the file is empty, expected one YAML mapping (key: value)")]
    [InlineData("- a", ":1: this is something else, expected one YAML mapping (key: value)")]
    [InlineData("id: a\n---\nid: b", ":3: a second YAML document begins here (---), expected one YAML mapping (key: value)")]
    public void A_mistake_is_told_with_its_line(string yaml, string expected)
    {
        Folder.Write("watchlists/engines.yaml", yaml);

        Assert.Equal("watchlists/engines.yaml" + expected, Problem());
    }

    [Fact]
    public void An_error_does_not_repeat_megabytes()
    {
        Folder.Write("watchlists/engines.yaml", $"id: a\nterms:\n- '{new string('*', 1_000_000)}'\n");

        Assert.InRange(Problem().Length, 100, 600);
    }

    [Fact]
    public void A_watchlist_may_ask_for_everything_at_once()
    {
        Folder.Write("feeds.opml", """<opml version="2.0"><body><outline text="World"><outline text="Ports"><outline text="News" xmlUrl="https://news.example/feed.xml"/></outline></outline></body></opml>""");
        Folder.Write("watchlists/engines.yaml", """
            id: engines
            terms: [turbine, rotor]
            minTerms: 2
            query: Iran NEAR/5 drone*
            none: [sport, 'title:obituary']
            feeds: [HTTPS://news.example/feed.xml, news]
            groups: [world / ports, Ports]
            languages: [EN, rus, ceb]
            """);

        var watchlist = Assert.Single(Load().Watchlists);

        Assert.Equal((2, "Iran NEAR/5 drone*"), (watchlist.MinTerms, watchlist.Query!.ToString()));
        Assert.Equal(["sport", "title:obituary"], watchlist.None.Select(none => none.ToString()));
        Assert.Equal(["https://news.example/feed.xml", "News"], watchlist.Scope.Feeds);
        Assert.Equal(["World / Ports", "Ports"], watchlist.Scope.Groups);
        Assert.Equal(["en", "ru", "ceb"], watchlist.Scope.Languages);
    }

    [Fact]
    public void A_query_alone_is_a_watchlist_and_one_veto_needs_no_list()
    {
        Folder.Write("watchlists/engines.yaml", "id: engines\nquery: turbine\nnone: wind\n");

        var watchlist = Assert.Single(Load().Watchlists);

        Assert.Empty(watchlist.Terms);
        Assert.Equal("wind", Assert.Single(watchlist.None).ToString());
    }

    [Fact]
    public void Where_the_feeds_are_wrong_no_watchlist_is_blamed_for_naming_one()
    {
        Folder.Write("feeds.opml", "<opml><body><outline xmlUrl='x'/></body></opml>");
        Folder.Write("watchlists/engines.yaml", "id: engines\nterms: [x]\nfeeds: [Olds]\n");

        Assert.StartsWith("feeds.opml:1: ", Problem(), StringComparison.Ordinal);
    }
}
