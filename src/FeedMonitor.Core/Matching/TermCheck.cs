namespace FeedMonitor.Matching;

/// <summary>
/// One number for all words of a term, compared before its text is. Of its first sixteen words; those that may go on count
/// as nothing, since the word of the text has another hash.
/// </summary>
internal static class TermCheck
{
    public const int MostWords = 16;

    public static uint Of(ReadOnlySpan<Token> words, ushort prefixes)
    {
        ulong check = 0;
        for (var i = 0; i < Math.Min(words.Length, MostWords); i++)
        {
            check = Add(check, (prefixes >> i & 1) != 0 ? 0 : words[i].Hash);
        }

        return (uint)check;
    }

    public static uint Of(ReadOnlySpan<ulong> hashes, ushort prefixes)
    {
        ulong check = 0;
        for (var i = 0; i < Math.Min(hashes.Length, MostWords); i++)
        {
            check = Add(check, (prefixes >> i & 1) != 0 ? 0 : hashes[i]);
        }

        return (uint)check;
    }

    private static ulong Add(ulong check, ulong hash) => WordHash.Pair(check, hash);
}
