using System.CommandLine;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Configuration;
using FeedMonitor.Feeds.Lists;
using FeedMonitor.Text;

namespace FeedMonitor.Cli.Commands.Feeds;

/// <summary><c>feedmonitor feeds import FILE</c>: adds the feeds of another reader's list, in their groups.</summary>
internal static class ImportFeedsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, Option<string?> config)
    {
        var file = new Argument<string>("FILE") { Description = "The OPML file that another feed reader exported." };
        var command = new Command("import", "Add the feeds of another reader's OPML file.") { file };
        command.SetAction(parsed => Run(FeedsCommand.ListPath(parsed.GetValue(config)), parsed.GetValue(file)!, terminal));
        return command;
    }

    private static int Run(string path, string file, Terminal terminal)
    {
        var imported = Read(file);
        var list = FeedListFile.OpenOrNew(path);
        var known = new ListedAddresses(list.Feeds);
        var missing = imported.Entries.Where(entry => known.Find(entry.Feed.Url) is null).ToArray();
        if (missing.Length > 0)
        {
            FeedsCommand.Save(list, list.With(missing));
        }

        foreach (var feed in imported.Feeds)
        {
            if (known.Find(feed.Url) is { } other && other.Url != feed.Url)
            {
                terminal.Complain(TerminalLine.Of($"{file}: {feed.Url} is in the list already as {other.Url}"));
            }
        }

        foreach (var skipped in imported.Skipped)
        {
            terminal.Complain(TerminalLine.Of($"{file}:{skipped.Line}: skipped: {skipped.Reason}"));
        }

        terminal.Say($"{Counted.Of(missing.Length, "feed")} added, {imported.Entries.Count - missing.Length} there already, {imported.Skipped.Count} skipped.");
        return 0;
    }

    private static ImportedList Read(string file)
    {
        if (!InputFile.TryRead(file, out var bytes, out var problem))
        {
            throw new UserErrorException($"{file}: {problem}.");
        }

        if (bytes.Length > SafeFile.MaxBytes)
        {
            throw new UserErrorException($"{file}: the file is too large, expected at most {SafeFile.MaxBytes / (1024 * 1024)} MiB.");
        }

        try
        {
            return FeedImport.Read(bytes);
        }
        catch (OpmlException e)
        {
            throw new UserErrorException($"{file}:{e.Line}: {e.Message}.");
        }
    }
}
