namespace FeedMonitor.Cleaning.Flattened;

/// <summary>A line of flattened text, and what its letters say of it without knowing its language.</summary>
internal sealed class FlatLine
{
    private const int ShortestProse = 50;
    private const int LongLine = 150;
    private const int LongTeaser = 250;
    private const int LongestStamp = 45;
    private const int FewWords = 6;
    private const double LeastStopWords = 0.06;
    private const double MostCapitals = 0.6;

    private LineMeasure? measured;

    public FlatLine(TextLine block, bool isRepeated)
    {
        Text = block.Text;
        EndsLikeSentence = TextMeasure.EndsLikeSentence(block.Text);
        Said = SilentWords.SpokenForBy(block.Text);
        Told = Said is null ? null : SilentWords.ZoneOf(block.Text);
        IsRepeated = isRepeated;
    }

    /// <summary>The line.</summary>
    public string Text { get; }

    // Most items of feeds are an article and nothing else, which the words tell: then nobody asks for more.
    private LineMeasure Measure => measured ??= LineMeasure.Of(Text);

    /// <summary>Letters and digits; see <see cref="TextMeasure.Weight"/>.</summary>
    public int Weight => Measure.Weight;

    /// <summary>Whether it ends like a sentence.</summary>
    public bool EndsLikeSentence { get; }

    /// <summary>Whether the same line stands elsewhere too: what a page says twice is seldom the article.</summary>
    public bool IsRepeated { get; }

    /// <summary>The zone that its words speak for, however long it is: it weighs where the article ends.</summary>
    public Zone? Said { get; }

    /// <summary>Whether it is a paragraph that no list of words may silence.</summary>
    public bool IsLongParagraph => Text.Length > SilentWords.LongParagraph && EndsLikeSentence;

    /// <summary>The zone that its words alone give it.</summary>
    public Zone? Told { get; }

    /// <summary>Whether it is a date or a time with little around it.</summary>
    public bool IsStamp => Measure.HasDate && Weight < LongestStamp;

    /// <summary>Whether there is a sentence in it.</summary>
    public bool HasSentence => EndsLikeSentence || Measure.HasInnerSentence;

    /// <summary>Whether it reads like a paragraph of an article.</summary>
    public bool IsProse =>
        Said is null && Weight >= ShortestProse
        && !(Measure.EndsOpen && Weight < LongTeaser)
        && (HasSentence || Weight >= LongLine)
        && (Measure.IsUnspaced || Measure.Words < FewWords || !IsList);

    // A line of a menu: names side by side.
    private bool IsList => !EndsLikeSentence && (Measure.StopWordShare < LeastStopWords || (!Measure.HasInnerSentence && Measure.CapitalShare > MostCapitals));
}
