namespace FeedMonitor.Matching;

/// <summary>Cuts text into words, where each is wanted as a string: see <see cref="TokenScanner"/>.</summary>
internal static class Tokenizer
{
    /// <summary>The words of <paramref name="text"/>, in order.</summary>
    public static IReadOnlyList<Token> Tokens(string text)
    {
        var tokens = new TokenBuffer();
        TokenScanner.Scan(text, seed: 0, tokens);
        return tokens.Span.ToArray();
    }
}
