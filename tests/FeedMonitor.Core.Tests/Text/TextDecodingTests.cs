using System.Text;
using CsCheck;

namespace FeedMonitor.Text;

public sealed class TextDecodingTests
{
    private const string Sample = "Київ, naïve café – “arms” 漢字 😀";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_tells_the_encoding_and_is_no_text(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal(Sample, TextDecoding.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Sample)]).Text);
    }

    [Fact]
    public void UTF_8_needs_no_mark() => Assert.Equal(Sample, TextDecoding.Decode(Encoding.UTF8.GetBytes(Sample)).Text);

    [Fact]
    public void Text_that_is_UTF_8_is_read_as_that_whatever_it_declares()
    {
        const string Text = "<meta charset=windows-1251>Київ";

        Assert.Equal(Text, TextDecoding.Decode(Encoding.UTF8.GetBytes(Text)).Text);
    }

    [Theory]
    [InlineData("<meta charset=\"windows-1251\">Київ", 1251)]
    [InlineData("<META content='text/html; CHARSET=windows-1251'>Київ", 1251)]
    [InlineData("<?xml version=\"1.0\" encoding='koi8-r'?><p>Москва", 20866)]
    [InlineData("<meta charset = shift_jis >漢字", 932)]
    [InlineData("café “arms”", 1252)]
    [InlineData("<meta charset=no-such-thing>café", 1252)]
    [InlineData("<meta charset=utf-7>café", 1252)]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-16\"?><p>café", 1252)]
    [InlineData("<meta charset=IBM037>café", 1252)]
    public void Else_what_it_declares_counts_if_that_can_be_and_then_windows_1252(string text, int codePage) =>
        Assert.Equal(text, TextDecoding.Decode(Bytes(text, codePage)).Text);

    [Theory]
    [InlineData("iso-8859-1", "“arms” – €", 1252)]
    [InlineData("us-ascii", "café", 1252)]
    [InlineData("gb2312", "中文新闻镕", 54936)]
    [InlineData("x-sjis", "日本語", 932)]
    [InlineData("ks_c_5601-1987", "한국어 똠", 949)]
    [InlineData("iso-8859-9", "İstanbul’da", 1254)]
    public void A_label_means_what_publishers_software_writes(string label, string text, int codePage)
    {
        var whole = $"<?xml version=\"1.0\" encoding=\"{label}\"?><p>{text}";

        Assert.Equal(whole, TextDecoding.Decode(Bytes(whole, codePage)).Text);
        Assert.Equal(text, TextDecoding.Decode(Bytes(text, codePage), label).Text);
    }

    [Fact]
    public void The_servers_charset_comes_before_the_declaration()
    {
        const string Text = "<meta charset=\"koi8-r\">Київ";

        var decoded = TextDecoding.Decode(Bytes(Text, 1251), "\"windows-1251\"");

        Assert.Equal((Text, "windows-1251", "the server's charset"), (decoded.Text, decoded.Encoding, decoded.Evidence));
    }

    [Theory]
    [InlineData("Новости дня: курс рубля снова вырос, сообщают биржевые обозреватели в понедельник утром.", 1251)]
    [InlineData("Новости дня: курс рубля снова вырос, сообщают биржевые обозреватели в понедельник утром.", 20866)]
    [InlineData("日本語のニュース速報。港の検査官は貨物船の航路について質問した。", 932)]
    [InlineData("日本語のニュース速報。港の検査官は貨物船の航路について質問した。", 51932)]
    [InlineData("中文新闻标题：港口检查人员询问货船航线，许可证办公室暂停放行。", 54936)]
    [InlineData("중문 뉴스 제목: 항구 검사관이 화물선의 항로를 물었다.", 949)]
    public void What_declares_nothing_is_told_by_its_bytes(string text, int codePage) => Assert.Equal(text, TextDecoding.Decode(Bytes(text, codePage)).Text);

    [Fact]
    public void A_wrong_claim_to_be_UTF_8_is_seen() => Assert.Equal("Été à Nîmes", TextDecoding.Decode(Bytes("Été à Nîmes", 1252), "utf-8").Text);

    [Fact]
    public void One_damaged_character_leaves_the_rest_as_it_is()
    {
        var bytes = Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?><p>Київ, Łódź, 漢字, naïve café</p>");
        bytes[^8] = 0xFF;

        Assert.Contains("Київ, Łódź, 漢字, naïve", TextDecoding.Decode(bytes).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void UTF_16_is_seen_without_its_mark(string name) =>
        Assert.Equal("<rss>漢字</rss>", TextDecoding.Decode(Encoding.GetEncoding(name).GetBytes("<rss>漢字</rss>")).Text);

    [Fact]
    public void Escapes_count_where_the_declaration_says_so()
    {
        const string Text = "<?xml version=\"1.0\" encoding=\"iso-2022-jp\"?><p>日本語";

        Assert.Equal(Text, TextDecoding.Decode(Bytes(Text, 50220)).Text);
    }

    [Fact]
    public void Nothing_is_an_empty_text() => Assert.Equal("", TextDecoding.Decode([]).Text);

    [Fact]
    public void A_mark_alone_is_an_empty_text() => Assert.Equal("", TextDecoding.Decode([0xEF, 0xBB, 0xBF]).Text);

    [Fact]
    public void No_bytes_make_it_throw() => Gen.Select(
            AnyOf("", "<meta charset=utf-7>", "<meta charset=utf-16>", "<?xml encoding=x-user-defined", "<meta charset=gb18030>", "<meta charset=iso-2022-jp>"),
            Gen.Byte.Array[0, 64])
        .Sample((declared, rest) => _ = TextDecoding.Decode([.. Encoding.ASCII.GetBytes(declared), .. rest]).Text, iter: 2_000);

    private static byte[] Bytes(string text, int codePage)
    {
        TextDecoding.Decode([]);
        return Encoding.GetEncoding(codePage).GetBytes(text);
    }

    private static Gen<string> AnyOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
