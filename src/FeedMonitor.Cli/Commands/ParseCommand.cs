using System.CommandLine;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Feeds.Reading;
using FeedMonitor.Text;

namespace FeedMonitor.Cli.Commands;

/// <summary><c>feedmonitor parse FILE…</c>: what the monitor reads of a feed.</summary>
internal static class ParseCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var format = OutputFormat.Option(
            "{file, ok, feed: {title, link}, items: [{id, title, link, published, updated, author, content, summary}]} or {file, ok: false, error}; what a feed lacks is null, a title it lacks is empty");
        var files = InputFile.Argument();
        var command = new Command("parse", "Show what is read of feed files. Exit code: 0 all were read, 1 a file could not be read, 2 something is wrong with the call.") { format, files };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(format) == "json", terminal));
        return command;
    }

    private static int Run(string[] files, bool json, Terminal terminal)
    {
        var failed = 0;
        foreach (var file in files)
        {
            var reading = Read(file);
            failed += reading is FeedReading.Unreadable ? 1 : 0;
            terminal.Say(json ? ToJson(file, reading) : ToText(file, reading));
        }

        return failed == 0 ? 0 : 1;
    }

    private static FeedReading Read(string file) =>
        InputFile.TryRead(file, out var bytes, out var problem) ? FeedDocumentReader.Read(bytes) : new FeedReading.Unreadable(problem);

    private static string ToJson(string file, FeedReading reading) => reading switch
    {
        FeedReading.Readable { Document: var document } => OutputFormat.Line(
            new Parsed(file, true, new FeedPart(document.Title, document.SiteUrl), [.. document.Items.Select(item =>
                new ItemPart(item.Guid, item.Title, item.Link, item.Published, item.Updated, item.Author, item.Content, item.Summary))]),
            ToolJson.Plain.Parsed),
        _ => OutputFormat.Line(new Unparsed(file, false, ((FeedReading.Unreadable)reading).Error), ToolJson.Plain.Unparsed),
    };

    private static string ToText(string file, FeedReading reading) => reading switch
    {
        FeedReading.Readable { Document: var document } => string.Join(Environment.NewLine,
        [
            $"{Unprintable.Blanked(file)}: {TerminalLine.Of(document.Title)} ({Counted.Of(document.Items.Count, "item")})",
            .. document.Items.Select(item => $"  {item.Published?.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'") ?? "no date          "}  {TerminalLine.Of(item.Title)}  {TerminalLine.Of(item.Link ?? "")}"),
        ]),
        _ => $"{Unprintable.Blanked(file)}: unreadable: {((FeedReading.Unreadable)reading).Error}",
    };

    internal sealed record Parsed(string File, bool Ok, FeedPart Feed, IReadOnlyList<ItemPart> Items);

    internal sealed record Unparsed(string File, bool Ok, string Error);

    internal sealed record FeedPart(string Title, string? Link);

    internal sealed record ItemPart(
        string? Id, string Title, string? Link, DateTimeOffset? Published, DateTimeOffset? Updated, string? Author, string? Content, string? Summary);
}
