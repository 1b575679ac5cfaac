using System.CommandLine;
using System.Text;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Configuration;
using FeedMonitor.Feeds.Lists;

namespace FeedMonitor.Cli.Commands.Feeds;

/// <summary><c>feedmonitor feeds export [FILE]</c>: writes the list as OPML 2.0 for other readers.</summary>
internal static class ExportFeedsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, Option<string?> config)
    {
        var file = new Argument<string?>("FILE") { Description = "The file to write. Default: standard output.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("export", "Write the feeds as OPML 2.0 for other feed readers.") { file };
        command.SetAction(parsed => Run(FeedsCommand.ListPath(parsed.GetValue(config)), parsed.GetValue(file), terminal));
        return command;
    }

    private static int Run(string path, string? file, Terminal terminal)
    {
        var feeds = FeedListFile.Open(path).Feeds;
        var text = OpmlExport.Write(feeds.Select(listed => listed.Feed), TimeProvider.System.GetUtcNow());
        if (file is null)
        {
            terminal.Output.Write(text);
            return 0;
        }

        if (Path.GetFullPath(file) == Path.GetFullPath(path))
        {
            throw new UserErrorException($"{file} is the feed list itself, whose comments would be lost. Give another file.");
        }

        SafeFile.Write(Path.GetFullPath(file), Encoding.UTF8.GetBytes(text));
        terminal.Say($"{Counted.Of(feeds.Count, "feed")} written to {file}.");
        return 0;
    }
}
