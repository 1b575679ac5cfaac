namespace FeedMonitor.Alerts.Messages;

/// <summary>
/// Chooses what of a message is told where a service takes only so much: what it is about always, then the first proof, who else told it and why it
/// hit, then the other proofs as they come; of a digest its hits as they come, then who else told their stories. What is left out is counted in the message itself.
/// </summary>
public static class PieceChoice
{
    /// <summary>The chosen pieces as the channel writes them, in reading order.</summary>
    /// <param name="message">The message.</param>
    /// <param name="write">Writes a piece. What each costs must be bounded: heading, headline and source are told whatever they cost.</param>
    /// <param name="cost">What a written piece takes of <paramref name="limit"/>.</param>
    /// <param name="limit">How much the service takes.</param>
    public static ChosenPieces<T> Of<T>(AlertMessage message, Func<MessagePiece, T> write, Func<T, int> cost, int limit)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(cost);
        var pieces = MessagePieces.Of(message);
        var written = pieces.Select(write).ToArray();
        var chosen = new bool[pieces.Count];
        var left = limit - cost(write(MessagePieces.More(LeftOut.Most, message.IsDigest)));
        foreach (var rank in RankedIndexes(pieces, message.IsDigest))
        {
            var price = cost(written[rank.Index]);
            chosen[rank.Index] = rank.Rank == 0 || price <= left;
            left -= chosen[rank.Index] ? price : 0;
            if (!chosen[rank.Index] && IsProof(pieces[rank.Index]))
            {
                // A later, shorter proof would stand where a reader misses none.
                left = Math.Min(left, 0);
            }
        }

        return new ChosenPieces<T>(InReadingOrder(message, pieces, written, chosen, write), pieces.Where((piece, at) => piece.Role == PieceRole.Entry && chosen[at]).Count());
    }

    private static List<T> InReadingOrder<T>(AlertMessage message, IReadOnlyList<MessagePiece> pieces, T[] written, bool[] chosen, Func<MessagePiece, T> write)
    {
        var told = new List<T>();
        var left = LeftOutOf(message, pieces, chosen);
        var place = PlaceOfMore(message, pieces);
        for (var at = 0; at < pieces.Count; at++)
        {
            if (chosen[at])
            {
                told.Add(written[at]);
            }

            if (at == place && left.IsAny)
            {
                told.Add(write(MessagePieces.More(left, message.IsDigest)));
            }
        }

        return told;
    }

    // Sources of a hit that is left out go with it.
    private static LeftOut LeftOutOf(AlertMessage message, IReadOnlyList<MessagePiece> pieces, bool[] chosen)
    {
        int Left(Func<MessagePiece, int, bool> isOne) => pieces.Index().Where(piece => !chosen[piece.Index] && isOne(piece.Item, piece.Index)).Sum(piece => piece.Item.Count);
        return new LeftOut(
            message.Untold + Left((piece, _) => IsProof(piece)),
            Left((piece, at) => piece.Role == PieceRole.Others && (!message.IsDigest || chosen[at - 1])),
            Left((piece, _) => piece.Role == PieceRole.Why));
    }

    // Behind the proofs, if there are any.
    private static int PlaceOfMore(AlertMessage message, IReadOnlyList<MessagePiece> pieces) =>
        !message.IsDigest && pieces.ToList().FindLastIndex(IsProof) is >= 0 and var last ? last : pieces.Count - 1;

    private static IEnumerable<(int Index, int Rank)> RankedIndexes(IReadOnlyList<MessagePiece> pieces, bool isDigest)
    {
        var firstProof = pieces.ToList().FindIndex(IsProof);
        return pieces.Select((piece, at) => (at, RankOf(piece, at == firstProof, isDigest))).OrderBy(ranked => ranked.Item2).ThenBy(ranked => ranked.at);
    }

    private static int RankOf(MessagePiece piece, bool isFirstProof, bool isDigest) => piece.Role switch
    {
        PieceRole.Heading or PieceRole.Note or PieceRole.Headline or PieceRole.Source => 0,
        PieceRole.Sentence or PieceRole.Entry when isFirstProof => 1,
        PieceRole.Others when isDigest => 4,
        PieceRole.Others or PieceRole.Why => 2,
        _ => 3,
    };

    private static bool IsProof(MessagePiece piece) => piece.Role is PieceRole.Sentence or PieceRole.Entry;
}
