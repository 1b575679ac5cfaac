using System.Text;
using CsCheck;

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
    [InlineData("channels: [a\nfeedHealth: { channels: [a] }", "1: this is not YAML; the list that begins with '[' in line 1 is still open, expected ']'")]
    [InlineData("# first\nchannels:\n- { id: a\nfeedHealth: b\n", "3: this is not YAML; a list or mapping that begins with '[' or '{' is not closed, expected ']' or '}'")]
    [InlineData("channels: [", "2: this is not YAML: While parsing a node, did not find expected node content; the list that begins with '[' in line 1 is still open, expected ']'")]
    [InlineData("channels:\n- id: a\n\tkind: post", "3: this is not YAML: a tab indents the line, expected spaces")]
    [InlineData("channels:\n  - id: a\n \t  kind: post", "3: this is not YAML: a tab indents the line, expected spaces")]
    [InlineData("channels:\n- id: !!a[", "2: this is not YAML, expected quotes around a text that begins with '!'")]
    [InlineData("channels: []\n---\nchannels: []\n", "3: a second YAML document begins here (---), expected one YAML mapping (key: value)")]
    public void What_is_broken_is_told_where_it_is_and_with_what_was_expected(string yaml, string problem)
    {
        Folder.Write(File, yaml);

        Assert.Equal("channels.yaml:" + problem, Problem());
    }

    [Fact]
    public void A_file_that_is_being_typed_is_read_or_told_of_in_one_line()
    {
        const string Whole = "id: dual-use\nname: 'Dual-use goods'\nterms: [nitrocellulose, '\"turbojet engines\"', \"a\\\"b\", drone*]\nalert: { channels: [console, ops] }\nnone:\n  - x: &y\n  - *y\n";
        var edit = Gen.Select(Gen.Int[0, 4], Gen.Int[0, Whole.Length - 1], Gen.Char["[]{}:,'\"*&!|>%@`#-? \t\n"]);
        Gen.Select(Gen.Int[1, Whole.Length], edit.Array[0, 4]).Sample(
            (length, edits) =>
            {
                var text = edits.Aggregate(Whole[..length], Edited);
                try
                {
                    YamlNodeAt.ReadText("a.yaml", text);
                }
                catch (ConfigurationException e)
                {
                    var problem = Assert.Single(e.Problems);
                    Assert.Matches("^a\\.yaml:[1-9]", problem);
                    Assert.DoesNotContain('\n', problem);
                    Assert.DoesNotContain('\r', problem);
                }
            },
            iter: 20_000);
    }

    [Theory]
    [InlineData("[", "]", "this nests deeper than 20 levels, expected lists and mappings of texts")]
    [InlineData("{a: ", "}", "this nests deeper than 20 levels, expected lists and mappings of texts")]
    [InlineData("{", "}", "a key is a mapping, expected a text")]
    public void What_nests_without_end_is_refused_before_the_stack_is(string open, string close, string problem)
    {
        var opened = string.Concat(Enumerable.Repeat(open, 100_000));
        foreach (var text in (string[])[opened, opened + string.Concat(Enumerable.Repeat(close, 100_000))])
        {
            Folder.Write(File, $"channels:\n  {text}");

            Assert.Equal($"channels.yaml:2: {problem}", Problem());
        }
    }

    [Theory]
    [InlineData("channels: &a [*a]\n")]
    [InlineData("channels: &a [{ id: [*a] }]\n")]
    public void What_holds_itself_is_told_and_ends_no_process(string text)
    {
        Folder.Write(File, text);

        Assert.Equal("channels.yaml:1: a YAML alias stands within what it names, expected lists and mappings that do not hold themselves", Problem());
    }

    [Theory]
    [InlineData("? &a [*a]\n: x\n", "a list")]
    [InlineData("&a { *a : x }\n", "an alias")]
    [InlineData("{ a: 1, [b]: 2 }\n", "a list")]
    [InlineData("{ a: [b, { c: d, { e: f }: g }] }\n", "a mapping")]
    public void A_key_that_is_no_text_is_told(string text, string what)
    {
        Folder.Write(File, text);

        Assert.Equal($"channels.yaml:1: a key is {what}, expected a text", Problem());
    }

    [Fact]
    public void Aliases_of_aliases_do_not_multiply_as_a_key()
    {
        // Two to the power of 40 hashes would be asked for.
        var laughs = Enumerable.Range(1, 40).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]");
        Folder.Write(File, $"a0: &a0 [x]\n{string.Join('\n', laughs)}\n? *a40\n: x\n");

        Assert.Equal("channels.yaml:42: a key is an alias, expected a text", Problem());
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

    private static string Edited(string text, (int How, int Where, char What) edit)
    {
        var where = text.Length == 0 ? 0 : edit.Where % text.Length;
        return edit.How switch
        {
            0 when text.Length > 0 => text.Remove(where, 1),
            1 when text.Length > 0 => text[..where] + edit.What + text[(where + 1)..],
            _ => text.Insert(where, edit.What.ToString()),
        };
    }
}
