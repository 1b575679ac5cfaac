using System.Buffers;

namespace FeedMonitor.Text;

/// <summary>Text whose white space says no more than that a word ends.</summary>
internal static class SingleSpaced
{
    private static readonly SearchValues<char> WhiteSpace = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(char.IsWhiteSpace)]);

    private static readonly SearchValues<char> OtherThanSpace = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => c != ' ' && char.IsWhiteSpace(c))]);

    /// <summary>The text with every run of white space as one space, and none at its ends.</summary>
    public static string Of(string text) => Is(text) ? text : Folded(text);

    private static bool Is(ReadOnlySpan<char> text) =>
        text.Length == 0
        || (text[0] != ' ' && text[^1] != ' ' && !text.ContainsAny(OtherThanSpace) && text.IndexOf("  ", StringComparison.Ordinal) < 0);

    private static string Folded(ReadOnlySpan<char> text)
    {
        var rented = ArrayPool<char>.Shared.Rent(text.Length);
        var length = 0;
        while (text.IndexOfAnyExcept(WhiteSpace) is >= 0 and var start)
        {
            text = text[start..];
            var end = text.IndexOfAny(WhiteSpace);
            var word = end < 0 ? text : text[..end];
            if (length > 0)
            {
                rented[length++] = ' ';
            }

            word.CopyTo(rented.AsSpan(length));
            length += word.Length;
            text = text[word.Length..];
        }

        var folded = new string(rented, 0, length);
        ArrayPool<char>.Shared.Return(rented);
        return folded;
    }
}
