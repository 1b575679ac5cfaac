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

        Assert.Equal(Sample, TextDecoding.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Sample)]));
    }

    [Fact]
    public void UTF_8_needs_no_mark() => Assert.Equal(Sample, TextDecoding.Decode(Encoding.UTF8.GetBytes(Sample)));

    [Fact]
    public void Text_that_is_UTF_8_is_read_as_that_whatever_it_declares()
    {
        const string Text = "<meta charset=windows-1251>Київ";

        Assert.Equal(Text, TextDecoding.Decode(Encoding.UTF8.GetBytes(Text)));
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
        Assert.Equal(text, TextDecoding.Decode(Bytes(text, codePage)));

    [Fact]
    public void Nothing_is_an_empty_text() => Assert.Equal("", TextDecoding.Decode([]));

    [Fact]
    public void A_mark_alone_is_an_empty_text() => Assert.Equal("", TextDecoding.Decode([0xEF, 0xBB, 0xBF]));

    [Fact]
    public void No_bytes_make_it_throw() => Gen.Select(
            AnyOf("", "<meta charset=utf-7>", "<meta charset=utf-16>", "<?xml encoding=x-user-defined", "<meta charset=gb18030>", "<meta charset=iso-2022-jp>"),
            Gen.Byte.Array[0, 64])
        .Sample((declared, rest) => _ = TextDecoding.Decode([.. Encoding.ASCII.GetBytes(declared), .. rest]), iter: 2_000);

    private static byte[] Bytes(string text, int codePage)
    {
        TextDecoding.Decode([]);
        return Encoding.GetEncoding(codePage).GetBytes(text);
    }

    private static Gen<string> AnyOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
