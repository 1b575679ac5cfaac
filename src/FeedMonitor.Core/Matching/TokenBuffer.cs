using System.Runtime.CompilerServices;

namespace FeedMonitor.Matching;

/// <summary>The words of a text, in an array that is used again for the next text.</summary>
internal sealed class TokenBuffer
{
    // An article has some hundred words a block. What a giant one needed is given back.
    private const int Usual = 1_024;
    private const int MostKept = 1 << 16;

    private Token[] tokens = new Token[Usual];

    public int Count { get; private set; }

    public ReadOnlySpan<Token> Span => tokens.AsSpan(0, Count);

    public void Clear()
    {
        Count = 0;
        if (tokens.Length > MostKept)
        {
            tokens = new Token[Usual];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in Token token)
    {
        var (count, room) = (Count, tokens);
        if ((uint)count >= (uint)room.Length)
        {
            room = Grow();
        }

        room[count] = token;
        Count = count + 1;
    }

    private Token[] Grow()
    {
        Array.Resize(ref tokens, tokens.Length * 2);
        return tokens;
    }
}
