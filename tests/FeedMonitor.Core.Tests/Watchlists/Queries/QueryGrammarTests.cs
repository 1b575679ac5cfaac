using System.Globalization;
using CsCheck;
using FeedMonitor.Matching;

namespace FeedMonitor.Watchlists.Queries;

/// <summary>The grammar as a whole: what is printed is read again, and whatever is no query gets an error that names its place.</summary>
public sealed class QueryGrammarTests
{
    // Words that look like operators, fields or numbers are words where they are in quotes.
    private static readonly Gen<Term> Terms = Gen.Select(
        Gen.OneOf("a", "drone*", "\"machine tools\"", "\"drone* strike\"", "U.S.", "don't", "\"AND\"", "\"NEAR/5 b\"", "\"title: x\"", "\"(a)\"", "and", "5", "中国", "Ё", "𐐀", "e\u0301", "母\u200B机", "x=y", "\"a:b\"", "NEAR7"),
        Gen.Int[0, 69])
        .Select((written, mark) => RandomQueries.Marked(written, mark) ?? throw new FormatException($"{written} is no term."));

    private static readonly Gen<string> Pieces = Gen.OneOf(
        "AND", "OR", "NOT", "NEAR/5", "ONEAR/1", "NEAR/0", "NEAR/101", "NEAR/", "NEAR", "near/5", "and", "(", ")", "\"", "“", "”", "title:", "TITLE:", "body:", "=", "*", "a", "drone*", "*a", "U.S.",
        " ", "  ", "\n", "\r\n", "\t", "\u200B", "\uD83D", "😀", "中", "-", "'", "\0", "&&", "|", ":", "/");

    private static readonly Gen<string> Texts = Gen.OneOf(
        Pieces.Array[0, 12].Select(string.Concat),
        Pieces.Array[0, 12].Select(pieces => string.Join(' ', pieces)),
        AnyText.UpTo(60));

    [Fact]
    public void What_is_printed_is_read_as_the_same_query() => RandomQueries.Of(Terms).Sample(
        tree => Assert.Equal(tree, ReadOrNull(tree) ?? tree),
        iter: 20_000);

    [Fact]
    public void Any_text_is_a_query_or_has_an_error_with_a_place_in_it() => Texts.Sample(
        text =>
        {
            if (Query.TryParse(text, out var query, out var error))
            {
                Assert.Equal(query, Query.Parse(query.ToString()));
                return;
            }

            Assert.InRange(error.Start, 0, text.Length);
            Assert.InRange(error.Length, 0, text.Length - error.Start);
            Assert.Equal(text[..error.Start].Count(c => c == '\n') + 1, error.Line);
            var line = text[(text.LastIndexOf('\n', Math.Max(0, error.Start - 1), error.Start) + 1)..error.Start];
            Assert.Equal(new StringInfo(line).LengthInTextElements + 1, error.Column);
            Assert.NotEqual("", error.Problem);
            Assert.DoesNotContain('\n', error.Problem);
        },
        iter: 100_000);

    [Theory]
    [InlineData("", 1, 1, "the query ends here, expected a word, a \"phrase in quotes\", a prefix* or '('")]
    [InlineData("a AND", 1, 6, "the query ends here, expected a word, a \"phrase in quotes\", a prefix* or '('")]
    [InlineData("a AND OR b", 1, 7, "'OR' can't stand here, expected a word, a \"phrase in quotes\", a prefix* or '('")]
    [InlineData("a and b", 1, 3, "'and' can't stand here, expected AND, OR, NEAR/n or the end; operators are written in capitals")]
    [InlineData("a near/5 b", 1, 3, "'near/5' can't stand here, expected AND, OR, NEAR/n or the end; operators are written in capitals")]
    [InlineData("a -b", 1, 3, "'-b' can't stand here, expected AND, OR, NEAR/n or the end; 'not' is written NOT")]
    [InlineData("a AND =title:b", 1, 7, "'=title:b': '=' stands behind the field, expected title:=b")]
    [InlineData("a && b", 1, 3, "'&&' can't stand here, expected AND, OR, NEAR/n or the end; 'and' is written AND")]
    [InlineData("machine tools", 1, 9, "'tools' can't stand here, expected AND, OR, NEAR/n or the end; words that belong together are put in quotes")]
    [InlineData("a AND\n\"machine tools", 2, 1, "this quotation mark is not closed, expected another one at the end of the phrase")]
    [InlineData("a AND (b OR c", 1, 7, "this parenthesis is not closed, expected ')' at the end")]
    [InlineData("a OR b)", 1, 7, "')' can't stand here, expected AND, OR, NEAR/n or the end")]
    [InlineData("a NEAR b", 1, 3, "NEAR needs a number of words, expected for example NEAR/5")]
    [InlineData("a NEAR/x b", 1, 3, "'NEAR/x' is no distance, expected NEAR/1 to NEAR/100")]
    [InlineData("a ONEAR/0 b", 1, 3, "'ONEAR/0' is no distance, expected ONEAR/1 to ONEAR/100")]
    [InlineData("body:a", 1, 1, "there is no field 'body', expected title: or quotation marks around a text with a colon")]
    [InlineData("a NEAR/5 (b AND c)", 1, 10, "AND and NOT have no place in a NEAR, expected a term or a group of terms joined by OR or NEAR")]
    [InlineData("NOT a", 1, 1, "this holds of a text without any of the terms, expected a term that must stand in it, as in a AND NOT b")]
    [InlineData("a OR NOT b", 1, 1, "this holds of a text without any of the terms, expected a term that must stand in it, as in a AND NOT b")]
    [InlineData("中\u0301国 AND *a", 1, 8, "'*a': '*' may only end a word, as in microelectronic*")]
    public void A_mistake_is_told_with_its_place_and_what_was_expected(string text, int line, int column, string problem)
    {
        Assert.False(Query.TryParse(text, out _, out var error));

        Assert.Equal((line, column, problem), (error.Line, error.Column, error.Problem));
    }

    private static QueryNode? ReadOrNull(QueryNode tree)
    {
        var text = tree.ToString();
        return Query.TryParse(text, out var query, out var error) ? query.Root
            : error.Problem.StartsWith("this holds of a text without", StringComparison.Ordinal) ? null
            : throw new FormatException($"{text}: {error}");
    }
}
