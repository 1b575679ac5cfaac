using System.Text;

namespace FeedMonitor.Configuration;

public sealed class YamlNodeAtTests : ConfigurationTest
{
    private const string File = "channels.yaml";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_does_no_harm(string encoding)
    {
        Write(File, Encoding.GetEncoding(encoding), GoodChannels);

        Assert.Single(Load().Channels);
    }

    [Fact]
    public void Line_ends_of_any_system_are_read()
    {
        Folder.Write(File, GoodChannels.Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Single(Load().Channels);
    }

    [Theory]
    [InlineData("channels:\n\t- id: a")]
    [InlineData("channels:\n- id: a\n\tkind: post")]
    [InlineData("channels: [")]
    [InlineData("channels: ]")]
    [InlineData("\u0001\u0002")]
    [InlineData("channels: &a\n- *a")]
    [InlineData("channels: &a [*a, *a]")]
    [InlineData("%YAML 9.9\n---\nchannels: []")]
    public void What_is_broken_or_turns_in_circles_is_told_in_one_line(string yaml)
    {
        Folder.Write(File, yaml);

        Assert.StartsWith("channels.yaml:", Problem(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void What_nests_without_end_is_refused_before_the_stack_is(char open, char close)
    {
        foreach (var text in (string[])[new string(open, 100_000), new string(open, 100_000) + new string(close, 100_000)])
        {
            Folder.Write(File, $"channels:\n  {text}");

            Assert.Equal("channels.yaml:2: this nests deeper than 20 levels, expected lists and mappings of texts", Problem());
        }
    }

    [Theory]
    [InlineData("? &a [*a]\n: x\n")]
    [InlineData("&a { *a : x }\n")]
    [InlineData("channels: &a [{ id: [*a] }]\n")]
    public void What_holds_itself_is_told_and_ends_no_process(string text)
    {
        Folder.Write(File, text);

        Assert.Equal("channels.yaml:1: a YAML alias stands within what it names, expected lists and mappings that do not hold themselves", Problem());
    }

    [Fact]
    public void Aliases_of_aliases_do_not_multiply()
    {
        var laughs = Enumerable.Range(1, 30).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]");
        Folder.Write(File, $"a0: &a0 [x]\n{string.Join('\n', laughs)}\nchannels: *a30\n");

        Assert.Equal("channels.yaml:1: unknown key 'a0' in the file, expected channels or feedHealth", Problem());
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read()
    {
        Folder.Write(File, GoodChannels + new string('#', YamlNodeAt.MaxBytes));

        Assert.Equal("channels.yaml: the file is too large, expected at most 4 MiB", Problem());
    }
}
