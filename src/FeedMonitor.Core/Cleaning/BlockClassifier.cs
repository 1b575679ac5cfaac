using System.Text.RegularExpressions;

namespace FeedMonitor.Cleaning;

/// <summary>Gives each block its zone, from what it says, what it looks like and where it stands.</summary>
internal static partial class BlockClassifier
{
    /// <summary>No phrase list silences a block that is longer than this and ends like a sentence.</summary>
    public const int LongParagraph = 200;

    private const int Paragraph = 80;

    /// <summary>The zones of <paramref name="blocks"/>, in order.</summary>
    /// <param name="blocks">The blocks in reading order.</param>
    /// <param name="title">The article's title, or empty.</param>
    /// <param name="titleIsKnown">Whether the title stands elsewhere already (the feed gave it): then a repetition is no headline.</param>
    public static Zone[] Classify(IReadOnlyList<RawBlock> blocks, string title, bool titleIsKnown)
    {
        var zones = new Zone?[blocks.Count];
        var headlineFound = titleIsKnown;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (IsTitle(blocks[i].Text, title))
            {
                zones[i] = headlineFound ? Zone.Navigation : Zone.Headline;
                headlineFound = true;
            }
            else
            {
                zones[i] = FromWords(blocks[i]);
            }
        }

        var paragraphs = Enumerable.Range(0, blocks.Count).Where(i => zones[i] is null && IsParagraph(blocks[i])).ToArray();
        if (paragraphs.Length > 0)
        {
            SilenceAround(blocks, zones, paragraphs[0], paragraphs[^1]);
        }

        return NameLead(zones);
    }

    // Before the first paragraph stand menus, after the last one what a site hangs below its articles; short lines between
    // paragraphs are sub-headings and stay, since to lose one is worse than to keep one.
    private static void SilenceAround(IReadOnlyList<RawBlock> blocks, Zone?[] zones, int first, int last)
    {
        for (var i = 0; i < first; i++)
        {
            zones[i] ??= blocks[i].IsHeading || EndsLikeSentence(blocks[i].Text) ? null : Zone.Navigation;
        }

        var section = (Zone?)null;
        for (var i = last + 1; i < blocks.Count; i++)
        {
            section = zones[i] ?? section;
            zones[i] ??= section ?? (EndsLikeSentence(blocks[i].Text) ? null : Zone.Navigation);
        }
    }

    public static Zone[] NameLead(Zone?[] zones)
    {
        var named = new Zone[zones.Length];
        var leadFound = false;
        for (var i = 0; i < zones.Length; i++)
        {
            named[i] = zones[i] ?? (leadFound ? Zone.Body : Zone.Lead);
            leadFound |= named[i] == Zone.Lead;
        }

        return named;
    }

    private static Zone? FromWords(RawBlock block) => block.Hint ?? FromWords(block.Text, block.LinkShare);

    public static Zone? FromWords(string text, double linkShare, bool evenIfLong = false)
    {
        if (!evenIfLong && text.Length > LongParagraph && EndsLikeSentence(text))
        {
            return null;
        }

        return BreadcrumbSign().IsMatch(text) && !EndsLikeSentence(text) ? Zone.Navigation
            : BoilerplatePhrases.ZoneOf(text) is { } zone ? zone
            : Byline().IsMatch(text) ? Zone.Byline
            : linkShare > 0.7 && !EndsLikeSentence(text) ? Zone.Related
            : null;
    }

    private static bool IsParagraph(RawBlock block) => block.Text.Length >= Paragraph && EndsLikeSentence(block.Text);

    public static bool EndsLikeSentence(ReadOnlySpan<char> text) => TextMeasure.EndsLikeSentence(text);

    /// <summary>Whether a block repeats the title: the same letters and digits.</summary>
    public static bool IsTitle(string text, string title) =>
        title.Length > 0 && Letters(text).SequenceEqual(Letters(title));

    private static IEnumerable<char> Letters(string text) => text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant);

    [GeneratedRegex(@"\s[»›]\s|^\S+(\s\S+){0,2}\s+[>/]\s+\S")]
    private static partial Regex BreadcrumbSign();

    // "by admin", "Von Redaktion", "Автор: …": a preposition and up to four words, nothing after.
    [GeneratedRegex(@"^(by|von|par|por|di|door|af|av|autor|auteur|автор|от)\b:?\s+\S+(\s+\S+){0,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Byline();
}
