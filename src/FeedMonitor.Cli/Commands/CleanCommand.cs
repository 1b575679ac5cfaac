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
        var files = InputFile.Argument();
        var command = new Command("clean", "Show the article in HTML pages or flattened text, with the zone of each block.") { format, files };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(format) == "json", terminal));
        return command;
    }

    private static int Run(string[] files, bool json, Terminal terminal) => FileTool.Run(files, json, terminal, (file, text) =>
    {
        var cleaned = Cleaner.Clean(text);
        return json ? ToJson(file, cleaned) : ToText(file, cleaned);
    });

    private static string ToJson(string file, CleanText text) => OutputFormat.Line(
        new Cleaned(file, text.Title, text.Published, text.ArticleText, [.. text.Blocks.Select(block => new BlockPart(block.Zone.Name(), block.Text))]),
        ToolJson.Plain.Cleaned);

    private static string ToText(string file, CleanText text) => string.Join(Environment.NewLine,
    [
        $"{file}: {text.Title}{(text.Published is { } published ? $" ({published.UtcDateTime:yyyy-MM-dd HH:mm'Z'})" : "")}",
        .. text.Blocks.Select(block => $"  {block.Zone.Name(),-10}  {block.Text}"),
    ]);

    internal sealed record Cleaned(string File, string Title, DateTimeOffset? Published, string Text, IReadOnlyList<BlockPart> Blocks);

    internal sealed record BlockPart(string Zone, string Text);
}
