using CsCheck;

namespace FeedMonitor.Watchlists;

public sealed class TermTests
{
    [Theory]
    [InlineData("nitrocellulose", "nitrocellulose")]
    [InlineData("\"machine tools\"", "machine|tools")]
    [InlineData("machine tools", "machine|tools")]
    [InlineData("machine-tools", "machine|tools")]
    [InlineData("  spaced  ", "spaced")]
    [InlineData("\"AND\"", "and")]
    [InlineData("and", "and")]
    [InlineData("Kyïv", "kyiv")]
    [InlineData("5G", "5g")]
    public void A_word_or_a_phrase_is_its_folded_words(string text, string words)
    {
        var term = Term.Parse(text);

        Assert.Equal(words.Split('|'), term.Words.Select(word => word.Folded));
        Assert.DoesNotContain(term.Words, word => word.IsPrefix);
        Assert.Equal(text.Trim(), term.Text);
        Assert.Equal(text.Trim(), term.ToString());
    }

    [Theory]
    [InlineData("microelectronic*", "microelectronic")]
    [InlineData("machine tool*", "machine|tool")]
    [InlineData("café*", "cafe")]
    [InlineData("cafe\u0301*", "cafe")]
    [InlineData("верстат*", "верстат")]
    [InlineData("\U00010428*", "\U00010428")]
    public void A_star_at_the_end_makes_a_prefix(string text, string words)
    {
        var term = Term.Parse(text);

        Assert.True(term.Words[^1].IsPrefix);
        Assert.Equal(words.Split('|'), term.Words.Select(word => word.Folded));
    }

    [Theory]
    [InlineData("\"drone* strike\"", "drone*|strike")]
    [InlineData("drone* strike*", "drone*|strike*")]
    [InlineData("\"drone*\"", "drone*")]
    [InlineData("machine*-tool", "machine*|tool")]
    public void A_star_may_end_any_word_of_a_phrase(string text, string words) =>
        Assert.Equal(words.Split('|'), Term.Parse(text).Words.Select(word => word.Folded + (word.IsPrefix ? "*" : "")));

    [Fact]
    public void Characters_written_without_space_adjoin_and_words_do_not() =>
        Assert.Equal([false, true, false, true], Term.Parse("母机 工具").Words.Select(word => word.Adjoins));

    [Fact]
    public void A_phrase_has_no_more_words_than_are_counted()
    {
        Assert.Equal(Term.MostWords, Term.Parse(new string('中', Term.MostWords)).Words.Count);
        Assert.False(Term.TryParse(new string('中', Term.MostWords + 1), out _, out var problem));
        Assert.Equal("it has 256 words, expected at most 255", problem);
        Assert.False(Term.TryParse(new string('a', Term.LongestWord + 1), out _, out problem));
        Assert.Equal("it has a word of more than 1000 letters, expected a shorter one", problem);
    }

    [Theory]
    [InlineData("", "it holds no letter or digit, expected a word, a \"phrase in quotes\" or a prefix*")]
    [InlineData("  ", "it holds no letter or digit, expected a word, a \"phrase in quotes\" or a prefix*")]
    [InlineData("\"\"", "it holds no letter or digit, expected a word, a \"phrase in quotes\" or a prefix*")]
    [InlineData("…!", "it holds no letter or digit, expected a word, a \"phrase in quotes\" or a prefix*")]
    [InlineData("\"", "a quotation mark is not closed, expected another one at the end of the phrase")]
    [InlineData("\"machine tools", "a quotation mark is not closed, expected another one at the end of the phrase")]
    [InlineData("machine \"tools\"", "a phrase's quotation marks must enclose the whole term")]
    [InlineData("\"machine\" \"tools\"", "a phrase's quotation marks must enclose the whole term")]
    [InlineData("*", "'*' must follow a letter or digit, as in microelectronic*")]
    [InlineData("drone *", "'*' must follow a letter or digit, as in microelectronic*")]
    [InlineData("*drone", "'*' may only end a word, as in microelectronic*")]
    [InlineData("dr*ne", "'*' may only end a word, as in microelectronic*")]
    [InlineData("drone**", "'*' may only end a word, as in microelectronic*")]
    [InlineData("a AND b", "'AND' is an operator and terms take none, expected a word, a \"phrase in quotes\" or a prefix*")]
    [InlineData("(a OR b)", "'OR' is an operator and terms take none, expected a word, a \"phrase in quotes\" or a prefix*")]
    [InlineData("NOT a", "'NOT' is an operator and terms take none, expected a word, a \"phrase in quotes\" or a prefix*")]
    [InlineData("a NEAR/5 b", "'NEAR/5' is an operator and terms take none, expected a word, a \"phrase in quotes\" or a prefix*")]
    public void What_is_no_term_says_why_and_what_was_expected(string text, string expected)
    {
        Assert.False(Term.TryParse(text, out var term, out var problem));
        Assert.Null(term);
        Assert.Equal(expected, problem);
    }

    [Theory]
    [InlineData('\uD800')]
    [InlineData('\uDC00')]
    public void Half_a_character_is_refused_wherever_it_stands(char half)
    {
        string[] broken = [$"{half}", $"a{half}", $"{half}a", $"a{half}*", $"\"{half} a\""];

        Assert.All(broken, text => Assert.False(Term.TryParse(text, out _, out _)));
    }

    [Theory]
    [InlineData('\uFFFE')]
    [InlineData('\uFFFF')]
    public void What_is_no_character_is_refused_wherever_it_stands(char none)
    {
        string[] broken = [$"{none}", $"a{none}b", $"={none}a", $"title:a{none}*", $"\"{none} a\""];

        Assert.All(broken, text => Assert.False(Term.TryParse(text, out _, out var problem) || !problem.StartsWith("it holds U+FFFE or U+FFFF", StringComparison.Ordinal)));
        Assert.False(Term.TryOfName($"Acme {none}", "17", out _, out _));
    }

    [Fact]
    public void A_term_that_is_known_to_be_good_and_is_not_throws_with_the_reason()
    {
        var error = Assert.Throws<FormatException>(() => Term.Parse("dr*ne"));

        Assert.Equal("Term dr*ne: '*' may only end a word, as in microelectronic*.", error.Message);
    }

    [Fact]
    public void No_text_makes_it_throw_and_what_it_reads_has_words() => Gen.OneOf(
            AnyText.UpTo(60),
            Gen.Char["ab* \"-/\uD83D\uDE00\u0301é中ANDOR"].Array[0, 12].Select(letters => new string(letters)))
        .Sample(text => Term.TryParse(text, out var term, out var problem)
            ? term.Words.Count > 0 && problem is null && Term.Parse(term.Text).Words.SequenceEqual(term.Words)
            : problem is { Length: > 0 }, iter: 3_000);
}
