namespace FeedMonitor.Cleaning.Flattened;

/// <summary>Lines that stand together, the first and the last included.</summary>
internal readonly record struct LineStretch(int First, int Last)
{
    /// <summary>The stretch with the greatest sum, or null where nothing is above zero.</summary>
    public static LineStretch? Greatest(ReadOnlySpan<int> scores)
    {
        var (best, sum, start) = (0, 0, 0);
        LineStretch? found = null;
        for (var i = 0; i < scores.Length; i++)
        {
            (sum, start) = sum <= 0 ? (0, i) : (sum, start);
            sum += scores[i];
            if (sum > best)
            {
                (best, found) = (sum, new LineStretch(start, i));
            }
        }

        return found;
    }

    /// <summary>The first stretch from <paramref name="from"/> on that reaches <paramref name="least"/>, up to where it is greatest; null where none does.</summary>
    /// <param name="scores">The scores of all lines.</param>
    /// <param name="from">The line to begin with.</param>
    /// <param name="step">1 to look downwards, -1 upwards.</param>
    /// <param name="least">What a stretch must reach.</param>
    public static LineStretch? Next(ReadOnlySpan<int> scores, int from, int step, int least)
    {
        var (best, sum, start, end) = (0, 0, from, from);
        for (var i = from; i >= 0 && i < scores.Length; i += step)
        {
            if (sum <= 0)
            {
                if (best >= least)
                {
                    break;
                }

                (best, sum, start, end) = (0, 0, i, i);
            }

            sum += scores[i];
            if (sum > best)
            {
                (best, end) = (sum, i);
            }
        }

        return best < least ? null : new LineStretch(Math.Min(start, end), Math.Max(start, end));
    }
}
