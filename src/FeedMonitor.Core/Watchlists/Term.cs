using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using FeedMonitor.Matching;

namespace FeedMonitor.Watchlists;

/// <summary>
/// What a watchlist looks for: a word (<c>nitrocellulose</c>), a phrase (<c>"machine tools"</c>: these words one after the other,
/// across any white space or hyphen) or a prefix (<c>microelectronic*</c>).
/// </summary>
/// <remarks>Case and accents do not count: see <see cref="Fold"/>.</remarks>
public sealed class Term
{
    private Term(string text, IReadOnlyList<string> words, bool isPrefix)
    {
        Text = text;
        Words = words;
        IsPrefix = isPrefix;
    }

    /// <summary>The term as it was written.</summary>
    public string Text { get; }

    /// <summary>Its words, folded; at least one.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Whether the last word may go on.</summary>
    public bool IsPrefix { get; }

    /// <summary>Reads a term.</summary>
    /// <param name="text">As written.</param>
    /// <param name="term">The term, if the answer is true.</param>
    /// <param name="problem">What is wrong and what was expected, if the answer is false.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out Term? term, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        term = null;
        var written = text.Trim();
        var inner = Unquote(written, out problem);
        if (!IsWellFormed(written))
        {
            problem = "it holds half a character (a lone surrogate), expected whole ones";
        }

        if (problem is not null)
        {
            return false;
        }

        var isPrefix = inner.EndsWith('*') && inner.Length == written.Length;
        var body = isPrefix ? inner[..^1] : inner;
        var words = Tokenizer.Words(body);
        if (body.Contains('*'))
        {
            problem = "'*' may only end a word, as in microelectronic*";
        }
        else if (isPrefix && !EndsInWord(body))
        {
            problem = "'*' must follow a letter or digit, as in microelectronic*";
        }
        else if (words.Count == 0)
        {
            problem = "it holds no letter or digit, expected a word, a \"phrase in quotes\" or a prefix*";
        }
        else if (inner.Length == written.Length && FirstOperator(inner) is { } op)
        {
            problem = $"'{op}' is an operator and terms take none, expected a word, a \"phrase in quotes\" or a prefix*";
        }
        else
        {
            term = new Term(written, words, isPrefix);
        }

        return term is not null;
    }

    /// <summary>Reads a term that is known to be good.</summary>
    /// <exception cref="FormatException">It is not one; the message says why.</exception>
    public static Term Parse(string text) => TryParse(text, out var term, out var problem) ? term : throw new FormatException($"Term {text}: {problem}.");

    /// <inheritdoc />
    public override string ToString() => Text;

    private static string Unquote(string text, out string? problem)
    {
        var quotes = text.Count(c => c == '"');
        var enclosed = text.Length >= 2 && text[0] == '"' && text[^1] == '"';
        problem = quotes == 0 || (quotes == 2 && enclosed) ? null
            : quotes % 2 == 1 ? "a quotation mark is not closed"
            : "a phrase's quotation marks must enclose the whole term";
        return enclosed ? text[1..^1] : text;
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !Rune.TryGetRuneAt(text, i++, out _))
            {
                return false;
            }
        }

        return true;
    }

    // A letter may end in an accent of its own, and letters of rare scripts take two units.
    private static bool EndsInWord(string text) =>
        Rune.DecodeLastFromUtf16(text, out var last, out _) == OperationStatus.Done
        && (Rune.IsLetterOrDigit(last) || Rune.GetUnicodeCategory(last) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private static string? FirstOperator(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(word => word is "AND" or "OR" or "NOT" || word.StartsWith("NEAR/", StringComparison.Ordinal) || word.StartsWith("ONEAR/", StringComparison.Ordinal));
}
