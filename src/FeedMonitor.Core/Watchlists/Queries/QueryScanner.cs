using System.Globalization;

namespace FeedMonitor.Watchlists.Queries;

/// <summary>Cuts a query into tokens.</summary>
internal static class QueryScanner
{
    /// <summary>All tokens, the last one <see cref="QueryTokenKind.End"/>.</summary>
    /// <exception cref="QueryException">The text holds something that is no token.</exception>
    public static List<QueryToken> Scan(string text)
    {
        var tokens = new List<QueryToken>();
        for (var at = 0; ;)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            var token = at == text.Length ? new QueryToken(QueryTokenKind.End, at, 0) : Next(text, at);
            tokens.Add(token);
            if (token.Kind == QueryTokenKind.End)
            {
                return tokens;
            }

            at = token.End;
        }
    }

    /// <summary>Whether a character opens or closes a phrase. Those of word processors too: people paste.</summary>
    public static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '‟' or '＂' or '«' or '»';

    private static QueryToken Next(string text, int at) => text[at] switch
    {
        '(' => new QueryToken(QueryTokenKind.Open, at, 1),
        ')' => new QueryToken(QueryTokenKind.Close, at, 1),
        '=' when at + 1 < text.Length && IsQuote(text[at + 1]) => Phrase(text, at, at + 1),
        var c when IsQuote(c) => Phrase(text, at, at),
        _ => Word(text, at),
    };

    private static QueryToken Phrase(string text, int start, int quote)
    {
        for (var at = quote + 1; at < text.Length; at++)
        {
            if (IsQuote(text[at]))
            {
                return new QueryToken(QueryTokenKind.Term, start, at + 1 - start);
            }
        }

        throw new QueryException(quote, 1, "this quotation mark is not closed, expected another one at the end of the phrase");
    }

    private static QueryToken Word(string text, int start)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('(' or ')') && !IsQuote(text[end]))
        {
            // A field is named at the beginning of a word; what it holds follows, at once or after a space.
            if (text[end++] == ':' && IsName(text.AsSpan(start..(end - 1))))
            {
                return Field(text, start, end);
            }
        }

        var word = text[start..end];
        return word switch
        {
            "AND" => new QueryToken(QueryTokenKind.And, start, word.Length),
            "OR" => new QueryToken(QueryTokenKind.Or, start, word.Length),
            "NOT" => new QueryToken(QueryTokenKind.Not, start, word.Length),
            "NEAR" or "ONEAR" => throw new QueryException(start, word.Length, $"{word} needs a number of words, expected for example {word}/5"),
            _ when Distance(word, "NEAR/", start) is { } near => new QueryToken(QueryTokenKind.Near, start, word.Length, near),
            _ when Distance(word, "ONEAR/", start) is { } near => new QueryToken(QueryTokenKind.OrderedNear, start, word.Length, near),
            _ => new QueryToken(QueryTokenKind.Term, start, word.Length),
        };
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetter(c))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private static QueryToken Field(string text, int start, int end) =>
        text[start..end].Equals(Term.TitleField, StringComparison.OrdinalIgnoreCase)
            ? new QueryToken(QueryTokenKind.Title, start, end - start)
            : throw new QueryException(start, end - start, $"there is no field '{text[start..(end - 1)]}', expected {Term.TitleField} or quotation marks around a text with a colon");

    private static int? Distance(string word, string name, int start)
    {
        if (!word.StartsWith(name, StringComparison.Ordinal))
        {
            return null;
        }

        return int.TryParse(word.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var distance) && distance is >= 1 and <= Query.MostDistance
            ? distance
            : throw new QueryException(start, word.Length, $"'{word}' is no distance, expected {name}1 to {name}{Query.MostDistance}");
    }
}
