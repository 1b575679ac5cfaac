namespace FeedMonitor.Cleaning.Flattened;

/// <summary>The stretches of lines that are the article: the greatest, and those near it that speak of the same matter.</summary>
internal static class ArticleStretches
{
    private const int LeastStretch = 60;
    private const int NearBy = 25;
    private const double SameMatter = 0.45;
    private const double SameMatterFarAway = 0.5;
    private const int MostPassedOver = 1;

    /// <summary>The stretches in reading order; empty where nothing reads like an article.</summary>
    public static IReadOnlyList<LineStretch> Of(IReadOnlyList<FlatLine> lines, bool isItem)
    {
        var scores = LineScore.Of(lines, isItem);
        if (LineStretch.Greatest(scores) is not { } main)
        {
            return [];
        }

        var stretches = new List<LineStretch> { main };
        var words = new Lazy<Vocabulary>(() => WordsOf(lines, main));
        Join(lines, scores, stretches, words, main, step: 1);
        Join(lines, scores, stretches, words, main, step: -1);
        stretches.Sort((one, other) => one.First.CompareTo(other.First));
        return Widened(lines, stretches);
    }

    private static void Join(IReadOnlyList<FlatLine> lines, int[] scores, List<LineStretch> stretches, Lazy<Vocabulary> words, LineStretch main, int step)
    {
        var edge = step > 0 ? main.Last : main.First;
        var looked = edge;
        for (var passed = 0; passed <= MostPassedOver;)
        {
            if (LineStretch.Next(scores, looked + step, step, LeastStretch) is not { } next)
            {
                return;
            }

            var (near, far) = step > 0 ? (next.First, next.Last) : (next.Last, next.First);
            if (OpensComments(lines, looked, near, step))
            {
                return;
            }

            var said = WordsOf(lines, next);
            if (said.ShareIn(words.Value) >= (Math.Abs(near - edge) - 1 <= NearBy ? SameMatter : SameMatterFarAway))
            {
                stretches.Add(next);
                words.Value.Add(said);
                edge = far;
            }
            else
            {
                passed++;
            }

            looked = far;
        }
    }

    private static bool OpensComments(IReadOnlyList<FlatLine> lines, int from, int to, int step)
    {
        for (var i = from + step; i != to; i += step)
        {
            if (lines[i].Said == Zone.Comments)
            {
                return true;
            }
        }

        return false;
    }

    private static Vocabulary WordsOf(IReadOnlyList<FlatLine> lines, LineStretch stretch)
    {
        var words = new Vocabulary();
        for (var i = stretch.First; i <= stretch.Last; i++)
        {
            if (lines[i].IsProse)
            {
                words.Add(lines[i].Text);
            }
        }

        return words;
    }

    // Short sentences that touch the article are its first or its last words.
    private static List<LineStretch> Widened(IReadOnlyList<FlatLine> lines, List<LineStretch> stretches)
    {
        var widened = new List<LineStretch>();
        foreach (var (first, last) in stretches)
        {
            var (start, end) = (first, last);
            while (start > 0 && IsLooseSentence(lines[start - 1]) && (widened.Count == 0 || start - 1 > widened[^1].Last))
            {
                start--;
            }

            while (end + 1 < lines.Count && IsLooseSentence(lines[end + 1]))
            {
                end++;
            }

            widened.Add(new LineStretch(start, end));
        }

        return widened;
    }

    private static bool IsLooseSentence(FlatLine line) => line is { EndsLikeSentence: true, IsStamp: false, IsRepeated: false } && (line.Said is null || line.IsLongParagraph);
}
