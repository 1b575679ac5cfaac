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

    [Fact]
    public void Terms_may_be_shared_by_a_YAML_anchor()
    {
        Folder.Write("watchlists/engines.yaml", "id: &name engines\nname: *name\nterms: [a]\n");

        Assert.Equal("engines", Assert.Single(Load().Watchlists).Name);
    }

    [Theory]
    [InlineData("name: x\nterms: [a]", ":1: the watchlist has no 'id', expected 1 to 63 of a-z, 0-9 and '-', a letter or digit first")]
    [InlineData("id: Dual use\nterms: [a]", ":1: 'Dual use' is not a watchlist id, expected 1 to 63 of a-z, 0-9 and '-', a letter or digit first")]
    [InlineData("id: a", ":1: the watchlist has no 'terms', expected a list of words, phrases and prefixes")]
    [InlineData("id: a\nterms:", ":2: terms must be a list")]
    [InlineData("id: a\nterms: turbine", ":2: terms must be a list")]
    [InlineData("id: a\nterms: []", ":2: the watchlist has no terms, expected at least one")]
    [InlineData("id: a\nterms:\n- [x]", ":3: a term must be a text")]
    [InlineData("id: a\nterms:\n- ''", ":3: a term must be a text")]
    [InlineData("id: a\nterms:\n- fine\n- dr*ne", ":4: term 'dr*ne': '*' may only end a word, as in microelectronic*")]
    [InlineData("id: a\nterms:\n- |\n  *dr\n  ne", ":3: term '*dr ne': '*' may only end a word, as in microelectronic*")]
    [InlineData("id: a\nterms:\n- *ware", ":3: '*' begins a YAML alias and no such anchor stands before it, expected quotes around a text that begins with '*'")]
    [InlineData("id: a\nterm: [x]", ":2: unknown key 'term' in a watchlist, expected id, name, terms or alert")]
    [InlineData("id: a\nterms: [x]\nname: ''", ":3: name must be a text")]
    [InlineData("id: a\nterms: [x]\nalert: [desk]", ":3: alert must be a mapping with channels")]
    [InlineData("id: a\nterms: [x]\nalert: {}", ":3: alert has no 'channels', expected a list of channel ids")]
    [InlineData("id: a\nterms: [x]\nalert:\n  channels: desk", ":4: channels must be a list")]
    [InlineData("id: a\nterms: [x]\nalert:\n  channels: [phone]", ":4: unknown channel 'phone', expected one of channels.yaml: desk")]
    [InlineData("id: a\nid: b\nterms: [x]", ":2: this is not YAML: Duplicate key id")]
    [InlineData("", ":1: the file is empty, expected one YAML mapping (key: value)")]
    [InlineData("# nothing\n", ":1: the file is empty, expected one YAML mapping (key: value)")]
    [InlineData("- a", ":1: this is something else, expected one YAML mapping (key: value)")]
    [InlineData("id: a\n---\nid: b", ":1: this is something else, expected one YAML mapping (key: value)")]
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
}
