namespace FeedMonitor.Cli.Commands.Backtesting;

/// <summary>Bars of a chart, to an eighth of a cell; in whole cells of <c>#</c> where the output knows ASCII only.</summary>
internal sealed class DayChart(bool blocks)
{
    private const int Cells = 40;
    private const string Eighths = " ▏▎▍▌▋▊▉";

    /// <summary>The bar of a value; every one above 0 is seen.</summary>
    /// <param name="value">The value, 0 or more.</param>
    /// <param name="most">The greatest of the chart.</param>
    public string Bar(int value, int most)
    {
        if (value == 0)
        {
            return "";
        }

        var eighths = Math.Max(1, (int)((long)value * Cells * 8 / Math.Max(1, most)));
        return !blocks ? new string('#', Math.Max(1, (eighths + 4) / 8))
            : new string('█', eighths / 8) + (eighths % 8 > 0 ? Eighths[eighths % 8] : "");
    }
}
