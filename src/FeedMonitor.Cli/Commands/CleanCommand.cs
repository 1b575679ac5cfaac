using System.CommandLine;
using FeedMonitor.Cleaning;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Text;

namespace FeedMonitor.Cli.Commands;

/// <summary><c>feedmonitor clean FILE…</c>: the article in a page or text, and what is not the article.</summary>
internal static class CleanCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var format = OutputFormat.Option(
            "{file, title, published, text, blocks: [{zone, text}], language, canonicalUrl, author} or {file, error}; text is lead and body, what a page lacks is null, a title it lacks is empty");
        var zones = new Option<bool>("--zones") { Description = "Show as text also what is not the article, with its zone. JSON always has all of it." };
        var files = InputFile.Argument();
        var command = new Command("clean", "Show the article in HTML pages or flattened text, with the zone of each block. Exit code: 0 all were read, 1 a file could not be read, 2 something is wrong with the call.") { format, zones, files };
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
        $"{Unprintable.Blanked(file)}: {TerminalLine.Of(text.Title)}{(text.Published is { } published ? $" ({published.UtcDateTime:yyyy-MM-dd HH:mm'Z'})" : "")}",
        .. text.Blocks.Where(block => zones || block.Zone.IsMatched()).Select(block => $"  {block.Zone.Name(),-10}  {TerminalLine.Of(block.Text)}"),
    ]);

    internal sealed record Cleaned(string File, string Title, DateTimeOffset? Published, string Text, IReadOnlyList<BlockPart> Blocks, string? Language, string? CanonicalUrl, string? Author);

    internal sealed record BlockPart(string Zone, string Text);
}
