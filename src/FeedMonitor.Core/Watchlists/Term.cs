using System.Diagnostics.CodeAnalysis;
using System.Text;
using FeedMonitor.Matching;

namespace FeedMonitor.Watchlists;

/// <summary>
/// What a watchlist looks for: a word (<c>nitrocellulose</c>), a phrase (<c>"machine tools"</c>: these words one after the other,
/// across any white space or hyphen) or a prefix (<c>microelectronic*</c>, also inside a phrase: <c>"drone* strike"</c>). With <c>=</c> before it
/// (<c>=WHO</c>) its letters must stand in the text as they are written; with <c>title:</c> before it, it must stand in the headline.
/// </summary>
/// <remarks>Otherwise case and accents do not count: see <see cref="Fold"/>.</remarks>
public sealed class Term : IEquatable<Term>
{
    /// <summary>A term has so many words at most; a character of Chinese is one.</summary>
    public const int MostWords = 255;

    /// <summary>A word has so many UTF-16 units at most.</summary>
    public const int LongestWord = 1_000;

    /// <summary>Begins a term that must stand in the headline.</summary>
    internal const string TitleField = "title:";

    private const string Forms = "expected a word, a \"phrase in quotes\" or a prefix*";

    private Term(string text) => Text = text;

    /// <summary>The term as it was written.</summary>
    public string Text { get; }

    /// <summary>What names the entry of a list from which it came, such as the number of a sanctioned person; or null. Hits carry it.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether it must stand in the headline.</summary>
    public bool IsInTitle => Text.StartsWith(TitleField, StringComparison.Ordinal);

    /// <summary>Whether its letters must stand in the text as they are written: case and accents count.</summary>
    public bool IsExact => Sought is ['=', ..];

    /// <summary>Its words; at least one. Read anew at each call: lists of a hundred thousand terms are kept as text only.</summary>
    public IReadOnlyList<TermWord> Words => TermWords.Of(Body.ToString(), out _);

    /// <summary>What must stand in the text: without <c>title:</c> and <c>=</c>.</summary>
    internal ReadOnlySpan<char> Body => Sought is ['=', .. var body] ? body : Sought;

    private ReadOnlySpan<char> Sought => IsInTitle ? Text.AsSpan(TitleField.Length) : Text;

    /// <summary>Whether the term is written with this mark between its words: a dot in <c>U.S.</c>, an apostrophe.</summary>
    internal bool IsWrittenWith(char mark) => mark is not ('"' or '*') && (Body.Contains(mark) || (mark is '’' or '\'' && Body.ContainsAny('’', '\'')));

    /// <summary>A name of a list, taken letter by letter: no mark in it has a meaning.</summary>
    /// <param name="name">The name.</param>
    /// <param name="reference">What names the list's entry, or null.</param>
    /// <param name="term">The phrase of the name's words, if the answer is true.</param>
    /// <param name="problem">What is wrong and what was expected, if the answer is false.</param>
    public static bool TryOfName(string name, string? reference, [NotNullWhen(true)] out Term? term, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(name);
        var marked = TryParse($"\"{name.Replace('"', ' ').Replace('*', ' ').Trim()}\"", out term, out problem);
        term = marked ? term!.Of(reference) : null;
        return marked;
    }

    /// <summary>The term as one that came from an entry of a list.</summary>
    /// <param name="reference">What names the entry, or null.</param>
    public Term Of(string? reference) => reference == Reference ? this : new Term(Text) { Reference = reference };

    /// <summary>Reads a term.</summary>
    /// <param name="text">As written.</param>
    /// <param name="term">The term, if the answer is true.</param>
    /// <param name="problem">What is wrong and what was expected, if the answer is false.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out Term? term, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        term = null;
        var given = text.Trim();
        var title = given.StartsWith(TitleField, StringComparison.OrdinalIgnoreCase) ? TitleField : "";
        var exact = given.AsSpan(title.Length).TrimStart() is ['=', ..] ? "=" : "";
        var written = given[title.Length..].Trim()[exact.Length..].Trim();
        var inner = Unquote(written, out problem);
        if (exact.Length > 0 && written.StartsWith(TitleField, StringComparison.OrdinalIgnoreCase))
        {
            problem = $"'=' stands behind the field, expected {TitleField}={written[TitleField.Length..]}";
        }

        if (!IsWellFormed(written))
        {
            problem = "it holds half a character (a lone surrogate), expected whole ones";
        }
        else if (written.AsSpan().ContainsAny('\uFFFE', '\uFFFF'))
        {
            // They decode well, and the library that normalizes text throws at them.
            problem = "it holds U+FFFE or U+FFFF, which are no characters, expected letters and digits";
        }

        if (problem is not null)
        {
            return false;
        }

        problem = inner.Length == written.Length && FirstOperator(inner) is { } op ? $"'{op}' is an operator and terms take none, {Forms}" : ProblemOf(inner);
        term = problem is null ? new Term(title + exact + written) : null;
        return term is not null;
    }

    /// <summary>Reads a term that is known to be good.</summary>
    /// <exception cref="FormatException">It is not one; the message says why.</exception>
    public static Term Parse(string text) => TryParse(text, out var term, out var problem) ? term : throw new FormatException($"Term {text}: {problem}.");

    /// <summary>Whether both are written alike and came from the same entry of a list.</summary>
    public bool Equals(Term? other) => other is not null && Text == other.Text && Reference == other.Reference;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Term);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <inheritdoc />
    public override string ToString() => Text;

    private static string Unquote(string text, out string? problem)
    {
        var quotes = text.Count(c => c == '"');
        var enclosed = text.Length >= 2 && text[0] == '"' && text[^1] == '"';
        problem = quotes == 0 || (quotes == 2 && enclosed) ? null
            : quotes % 2 == 1 ? "a quotation mark is not closed, expected another one at the end of the phrase"
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

    private static string? ProblemOf(string inner)
    {
        var words = TermWords.Of(inner, out var stars);
        return inner.Where((c, at) => c == '*' && at + 1 < inner.Length && !char.IsWhiteSpace(inner[at + 1]) && !Hyphens.Contains(inner[at + 1])).Any()
                ? "'*' may only end a word, as in microelectronic*"
            : stars < inner.Count(c => c == '*') ? "'*' must follow a letter or digit, as in microelectronic*"
            : words.Length == 0 ? $"it holds no letter or digit, {Forms}"
            : words.Length > MostWords ? $"it has {words.Length} words, expected at most {MostWords}"
            : words.Any(word => word.Folded.Length > LongestWord) ? $"it has a word of more than {LongestWord} letters, expected a shorter one"
            : null;
    }

    private static string? FirstOperator(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(word => word is "AND" or "OR" or "NOT" || word.StartsWith("NEAR/", StringComparison.Ordinal) || word.StartsWith("ONEAR/", StringComparison.Ordinal));
}
