using System.CommandLine;
using FeedMonitor.Cleaning;
using FeedMonitor.Cli.LocalHost;

namespace FeedMonitor.Cli.Commands;

/// <summary><c>feedmonitor clean FILE…</c>: the article in a page or text, and what is not the article.</summary>
internal static class CleanCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var format = OutputFormat.Option();
        var zones = new Option<bool>("--zones") { Description = "Show as text also what is not the article, with its zone. JSON always has all of it." };
        var files = InputFile.Argument();
        var command = new Command("clean", "Show the article in HTML pages or flattened text, with the zone of each block.") { format, zones, files };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(format) == "json", parsed.GetValue(zones), terminal));
        return command;
    }

    private static int Run(string[] files, bool json, bool zones, Terminal terminal) => FileTool.Run(files, json, terminal, (file, text) =>
    {
        var cleaned = Cleaner.Clean(text);
        return json ? ToJson(file, cleaned) : ToText(file, cleaned, zones);
    });

    private static string ToJson(string file, CleanText text) => OutputFormat.Line(
        new Cleaned(file, text.Title, text.Published, text.ArticleText, [.. text.Blocks.Select(block => new BlockPart(block.Zone.Name(), block.Text))],
            text.Language, text.CanonicalUrl, text.Author),
        ToolJson.Plain.Cleaned);

    private static string ToText(string file, CleanText text, bool zones) => string.Join(Environment.NewLine,
    [
        $"{file}: {text.Title}{(text.Published is { } published ? $" ({published.UtcDateTime:yyyy-MM-dd HH:mm'Z'})" : "")}",
        .. text.Blocks.Where(block => zones || block.Zone.IsMatched()).Select(block => $"  {block.Zone.Name(),-10}  {block.Text}"),
    ]);

    internal sealed record Cleaned(string File, string Title, DateTimeOffset? Published, string Text, IReadOnlyList<BlockPart> Blocks, string? Language, string? CanonicalUrl, string? Author);

    internal sealed record BlockPart(string Zone, string Text);
}
