using System.CommandLine;
using System.Text;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Configuration;
using FeedMonitor.Text;

namespace FeedMonitor.Cli.Commands.Feeds;

/// <summary><c>feedmonitor feeds export [FILE]</c>: writes the list, with all that stands in it, as UTF-8.</summary>
internal static class ExportFeedsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, Option<string?> config)
    {
        var file = new Argument<string?>("FILE") { Description = "The file to write. Default, and -: standard output.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("export", "Write the list as OPML in UTF-8, for other feed readers.") { file };
        command.SetAction(parsed => Run(FeedsCommand.ListPath(parsed.GetValue(config)), parsed.GetValue(file), terminal));
        return command;
    }

    private static int Run(string path, string? file, Terminal terminal)
    {
        var list = FeedListFile.Open(path);
        if (file is null or "-")
        {
            terminal.Output.Write(list.Utf8Text);
            return 0;
        }

        var target = Path.GetFullPath(file);
        if (RealPath.AreSame(target, path))
        {
            throw new UserErrorException($"{file} is the feed list itself. Give another file.");
        }

        ExportedFile.Write(target, Encoding.UTF8.GetBytes(list.Utf8Text));
        terminal.Say($"{Counted.Of(list.Feeds.Count, "feed")} written to {file}.");
        return 0;
    }
}
