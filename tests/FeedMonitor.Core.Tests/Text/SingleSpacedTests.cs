using CsCheck;

namespace FeedMonitor.Text;

public sealed class SingleSpacedTests
{
    [Fact]
    public void It_is_what_splitting_at_white_space_and_joining_gives()
    {
        var texts = Gen.OneOf(Gen.Char['\0', '\uFFFF'], Gen.OneOf(' ', '\n', '\t', '\u00A0', '\u3000', '\u2028', 'a', 'b')).Array[0, 60].Select(chars => new string(chars));

        texts.Sample(text => Assert.Equal(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), SingleSpaced.Of(text)));
    }

    [Fact]
    public void What_is_single_spaced_is_not_copied()
    {
        const string Text = "Port closed by ice";

        Assert.Same(Text, SingleSpaced.Of(Text));
    }
}
