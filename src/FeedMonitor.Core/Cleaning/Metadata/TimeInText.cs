using System.Text.RegularExpressions;

namespace FeedMonitor.Cleaning.Metadata;

/// <summary>When an article was published, where only its own text tells: a date in a short line around the headline.</summary>
internal static partial class TimeInText
{
    private const int LongestLine = 160;
    private const int Before = 8;
    private const int After = 3;

    /// <summary>The time in UTC that the silent lines around the first paragraph name, those nearest to the headline first; or null.</summary>
    public static DateTimeOffset? Of(IReadOnlyList<Block> blocks)
    {
        var lead = 0;
        while (lead < blocks.Count && blocks[lead].Zone != Zone.Lead)
        {
            lead++;
        }

        return lead == blocks.Count ? null : Near(lead).Select(i => blocks[i]).Where(block => !block.Zone.IsMatched() && block.Text.Length <= LongestLine)
            .Select(block => Read(block.Text)).FirstOrDefault(time => time is not null);

        IEnumerable<int> Near(int at) => Enumerable.Range(1, Before).Select(step => at - step)
            .Concat(Enumerable.Range(1, After).Select(step => at + step)).Where(i => i >= 0 && i < blocks.Count);
    }

    /// <summary>Whether a day is written out in the line.</summary>
    public static bool Stands(string line) => Read(line) is not null;

    private static DateTimeOffset? Read(string line) =>
        Day().Match(line) is { Success: true } day ? PublicationTime.Read(day.Value) : null;

    // 2025-06-03, 2025年6月3日; 3. Juni 2025, 3 de junio de 2025; June 3, 2025; 03.06.2025; each perhaps with a time of day.
    [GeneratedRegex(@"(?<![0-9])((19|20)[0-9]{2}[-/.年] ?[0-9]{1,2}[-/.月] ?[0-9]{1,2}日?|[0-9]{1,2}\.?\s(de\s)?\p{L}{3,12}\.?,?\s(de\s)?(19|20)[0-9]{2}|\p{L}{3,12}\.?\s[0-9]{1,2},?\s(19|20)[0-9]{2}|[0-9]{1,2}\.[0-9]{1,2}\.(19|20)[0-9]{2})(?![0-9])")]
    private static partial Regex Day();
}
