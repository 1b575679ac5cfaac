namespace FeedMonitor.Configuration;

public sealed class ChannelsFileTests : ConfigurationTest
{
    [Fact]
    public void A_channel_has_its_settings_with_the_environment_in_place()
    {
        Load();

        var definition = Assert.Single(Kind.Created);
        Assert.Equal(("desk", "post"), (definition.Id, definition.Kind));
        Assert.Equal("https://hooks.example/s3cr3t", definition.Settings["url"].Value);
        Assert.Equal(4, definition.Settings["url"].Place.Line);
        Assert.DoesNotContain("token", definition.Settings.Keys);
    }

    [Fact]
    public void Channels_may_be_told_of_feeds_in_trouble()
    {
        Assert.Empty(Load().FeedHealth.Ids);
        File.AppendAllText(Path.Combine(Folder.Path, "channels.yaml"), "\nfeedHealth: { channels: [desk, desk] }\n");

        Assert.Equal(["desk"], Load().FeedHealth.Ids);
    }

    [Fact]
    public void A_list_without_channels_is_good()
    {
        Folder.Write("channels.yaml", "channels: []\n");
        Folder.Write("watchlists/engines.yaml", "id: engines\nterms: [a]\n");

        Assert.Empty(Load().Channels);
    }

    [Theory]
    [InlineData("feeds: []", "channels.yaml:1: unknown key 'feeds' in the file, expected channels or feedHealth")]
    [InlineData("channels: []\nfeedHealth: { channels: [ops] }", "channels.yaml:2: unknown channel 'ops', expected one of channels.yaml: it lists none")]
    [InlineData("channels: []\nfeedHealth: { to: [ops] }", "channels.yaml:2: unknown key 'to' in feedHealth, expected channels")]
    [InlineData("channels: []\nfeedHealth: {}", "channels.yaml:2: feedHealth has no 'channels', expected a list of channel ids")]
    [InlineData("{}", "channels.yaml:1: the file has no 'channels', expected a list")]
    [InlineData("channels:", "channels.yaml:1: channels is empty, expected a list ([a, b], or a line '- a' for each)")]
    [InlineData("channels:\n- s3cr3t", "channels.yaml:2: a channel is a text, expected a mapping (key: value)")]
    [InlineData("channels:\n- kind: post", "channels.yaml:2: the channel has no 'id', expected a name for watchlists to use")]
    [InlineData("channels:\n- id: a", "channels.yaml:2: the channel has no 'kind', expected one of post")]
    [InlineData("channels:\n- id: a\n  kind: pots", "channels.yaml:3: unknown kind 'pots', expected one of post")]
    [InlineData("channels:\n- id: a\n  kind: |\n    po\n    st", "channels.yaml:3: unknown kind 'po st', expected one of post")]
    [InlineData("channels:\n- id: a\n  kind: post", "channels.yaml:2: channel 'a' of kind post has no 'url', expected an address")]
    [InlineData("channels:\n- id: a\n  kind: post\n  ulr: s3cr3t", "channels.yaml:4: unknown key 'ulr' in a channel of kind post, expected id, kind, url or token")]
    [InlineData("channels:\n- id: a\n  kind: post\n  url: [s3cr3t]", "channels.yaml:4: url is a list, expected a text (in quotes where it holds ': ' or begins with a sign)")]
    [InlineData("channels:\n- id: a\n  kind: post\n  url: ''", "channels.yaml:4: url is empty, expected a text (in quotes where it holds ': ' or begins with a sign)")]
    [InlineData("channels:\n- &b\n  id: a\n  kind: post\n  url: x\n- *b", "channels.yaml:2: channel 'a' stands here a second time, expected another id")]
    [InlineData("channels:\n- ? [s3cr3t]\n  : 1\n  ? [x]\n  : 2", "channels.yaml:2: a key is a list, expected a text")]
    public void A_wrong_channel_is_told_with_its_line(string yaml, string expected)
    {
        Folder.Write("channels.yaml", yaml);

        Assert.Equal(expected, Problem());
    }

    [Theory]
    [InlineData("*s3cr3t")]
    [InlineData("&s3cr3t")]
    [InlineData("!s3cr3t")]
    [InlineData("!a!s3cr3t x")]
    [InlineData("%s3cr3t")]
    [InlineData("@s3cr3t")]
    [InlineData("s3cr3t: x")]
    [InlineData("{s3cr3t")]
    [InlineData("\"s3cr3t")]
    [InlineData("\"s3cr3t \\q\"")]
    [InlineData("\"s3cr3t \\uD800\"")]
    [InlineData("a\n  url: s3cr3t")]
    [InlineData("s3cr3t${NAME}")]
    [InlineData("s3cr3t${NAME")]
    public void A_value_never_appears_in_an_error(string value)
    {
        Folder.Write("channels.yaml", $"channels:\n- id: a\n  kind: post\n  url: {value}\n");

        Assert.StartsWith("channels.yaml:", Problem(), StringComparison.Ordinal);
    }
}
