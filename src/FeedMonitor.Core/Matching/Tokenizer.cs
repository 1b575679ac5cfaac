namespace FeedMonitor.Matching;

/// <summary>Cuts text into words, where each is wanted as a string: see <see cref="TokenScanner"/>.</summary>
internal static class Tokenizer
{
    // Headlines come by the ten thousand, and a buffer has room for an article.
    [ThreadStatic]
    private static TokenBuffer? bufferOfThread;

    /// <summary>The words of <paramref name="text"/>, in order.</summary>
    public static IReadOnlyList<Token> Tokens(string text)
    {
        var tokens = bufferOfThread ??= new TokenBuffer();
        tokens.Clear();
        TokenScanner.Scan(text, seed: 0, tokens);
        return tokens.Span.ToArray();
    }
}
