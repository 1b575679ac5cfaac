using System.Globalization;
using FeedMonitor.Backtesting;
using FeedMonitor.Cli.Commands.Watchlists;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Hits;
using FeedMonitor.Text;
using Spectre.Console;

namespace FeedMonitor.Cli.Commands.Backtesting;

/// <summary>A back-test for people to read: hits a day, the noisiest terms, sample hits, the difference.</summary>
internal sealed class BacktestPrint
{
    private const int MostTerms = 10;

    // A line of a file may be as long as it is.
    private const int NoTerminal = 10_000;

    private readonly IAnsiConsole console;
    private readonly DayChart chart;

    public BacktestPrint(Terminal terminal)
    {
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(terminal.Output),
            Ansi = terminal.Colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = terminal.Colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = terminal.Width ?? NoTerminal;
        chart = new DayChart(terminal.ShowsBlocks);
    }

    public void Print(BacktestRun run)
    {
        var (report, hits) = (run.Report, run.Report.Hits);
        console.MarkupLine($"[bold]{Plain(run.Tested.Watchlist.Name)}[/] [dim]({Plain(From(run.Tested))})[/]");
        console.MarkupLine($"{Day(run.Since)} to {Day(run.Until)}: {Number(report.Items, "item")}, [bold]{Number(hits.Count, "hit")}[/]");
        if (report.Items == 0)
        {
            console.MarkupLine("Nothing was kept in these days.");
            return;
        }

        if (report.EarlierHits > 0)
        {
            console.MarkupLine($"[dim]Not counted: {Number(report.EarlierHits, "edit")} of items from before these days, of which polling tells only what is new in them[/]");
        }

        PrintDays(hits.Days);
        PrintTerms(hits.Terms);
        PrintHits(hits.Samples.Count < hits.Count ? $"{hits.Samples.Count} of the hits" : "The hits", hits.Samples);
        if (report.Diff is { } diff)
        {
            Heading($"Against {Plain(run.Against!.Watchlist.Name)} [dim]({Plain(From(run.Against))}, {Number(diff.AgainstHits, "hit")})[/]");
            console.MarkupLine($"  {Number(diff.New.Count, "hit")} new, {Number(diff.Lost.Count, "hit")} lost");
            PrintHits("New", diff.New.Samples);
            PrintHits("Lost", diff.Lost.Samples);
        }
    }

    private void PrintDays(IReadOnlyList<DayHits> days)
    {
        Heading("Hits a day [dim](UTC)[/]");
        var most = days.Max(day => day.Hits);
        foreach (var day in days)
        {
            console.MarkupLine($"  {day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}  [blue]{chart.Bar(day.Hits, most)}[/]{(day.Hits > 0 ? " " : "")}{day.Hits:N0}");
        }
    }

    private void PrintTerms(IReadOnlyList<TermHits> terms)
    {
        if (terms.Count == 0)
        {
            return;
        }

        Heading("Noisiest terms [dim](in how many of the hits)[/]");
        var grid = new Grid().AddColumn(new GridColumn().Padding(2, 0, 2, 0)).AddColumn(new GridColumn().RightAligned()).AddColumn(new GridColumn().RightAligned());
        foreach (var term in terms.Take(MostTerms))
        {
            grid.AddRow(Plain(term.Term), $"{term.Hits:N0}", $"{term.Share:P0}");
        }

        console.Write(grid);
        if (terms.Count > MostTerms)
        {
            console.MarkupLine($"  [dim]and {Number(terms.Count - MostTerms, "term")} more[/]");
        }
    }

    private void PrintHits(string heading, IReadOnlyList<Hit> samples)
    {
        if (samples.Count == 0)
        {
            return;
        }

        Heading(heading);
        foreach (var hit in samples)
        {
            Indented(2, $"[bold]{Plain(hit.Title)}[/]");
            Indented(4, $"[dim]{Plain(hit.FeedTitle)} · {hit.FoundAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)}[/]");
            foreach (var proof in hit.Evidence)
            {
                Indented(4, $"[aqua]{Plain(proof.Term)}[/]  {Marked(proof)}");
            }

            if (hit.Link is { } link)
            {
                Indented(4, $"[dim]{Plain(link)}[/]");
            }
        }
    }

    private void Heading(string markup) => console.MarkupLine($"{Environment.NewLine}[bold]{markup}[/]");

    private void Indented(int cells, string markup) => console.Write(new Padder(new Markup(markup), new Padding(cells, 0, 0, 0)));

    private string Marked(Evidence proof) => console.Profile.Capabilities.Ansi
        ? MarkedLine.Of(proof.Text, [proof.Words], Markup.Escape, "[bold yellow]", "[/]")
        : MarkedLine.Of(proof.Text, [proof.Words], Markup.Escape, "«", "»");

    private static string From(NamedWatchlist watchlist) => watchlist.From ?? "as stored";

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    private static string Plain(string text) => Markup.Escape(TerminalLine.Of(text));
}
