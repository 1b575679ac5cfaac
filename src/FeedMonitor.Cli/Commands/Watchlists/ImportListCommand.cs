using System.CommandLine;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Configuration;
using FeedMonitor.Configuration.Lists;
using FeedMonitor.Text;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Cli.Commands.Watchlists;

/// <summary><c>feedmonitor watchlist import FILE --id ID</c>: a watchlist for the names of a list.</summary>
internal static class ImportListCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, Option<string?> config)
    {
        var file = new Argument<string>("FILE") { Description = "The list: .txt with one name a line, or .csv." };
        var id = new Option<string>("--id") { Description = "The new watchlist's id.", HelpName = "ID", Required = true };
        var name = new Option<string?>("--name") { Description = "What people call the watchlist. Default: its id.", HelpName = "TEXT" };
        var nameColumn = Column("--name-column", "The header of the names. Without it the first column is the name and the others are aliases.");
        var aliasColumn = new Option<string[]>("--alias-column") { Description = "The header of other names; may be given several times.", HelpName = "HEADER", DefaultValueFactory = _ => [] };
        var idColumn = Column("--id-column", "The header of what an entry is known by; hits carry it.");
        var command = new Command("import", "Copy a list of names into the configuration, and write a watchlist that looks for them.")
        {
            file, id, name, nameColumn, aliasColumn, idColumn,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(nameColumn) is null && (result.GetValue(idColumn) is not null || result.GetValue(aliasColumn) is { Length: > 0 }))
            {
                result.AddError("--alias-column and --id-column need --name-column beside them.");
            }
        });
        command.SetAction(parsed =>
        {
            var columns = new ListColumns(parsed.GetValue(nameColumn), parsed.GetValue(aliasColumn)!, parsed.GetValue(idColumn), Delimiter: null);
            return Run(Folder(parsed.GetValue(config)), Id(parsed.GetValue(id)!), parsed.GetValue(name), parsed.GetValue(file)!, columns, terminal);
        });
        return command;
    }

    private static int Run(string folder, WatchlistId id, string? name, string file, ListColumns columns, Terminal terminal)
    {
        if (Directory.Exists(Path.Combine(folder, ConfigurationFolder.WatchlistsFolder))
            && WatchlistReader.Open(folder).ReadAll().FirstOrDefault(reading => reading.Source?.Watchlist.Id == id) is { } other)
        {
            throw new UserErrorException($"Watchlist '{id}' stands in {other.File} already: give another --id. Nothing was written.");
        }

        var imported = ListImport.Run(folder, id, name ?? id.Value, file, columns);
        terminal.Say($"{Counted.Of(imported.Entries, "entr", "y", "ies")}, {Counted.Of(imported.Names, "name")}, in {imported.List}");
        terminal.Say($"Watchlist {id}: {imported.Watchlist}");
        terminal.Say("Next: name the channels that are told under 'alert' in that file, and look for names that are too short:");
        terminal.Say($"  feedmonitor watchlist lint {imported.Watchlist}");
        return 0;
    }

    private static Option<string?> Column(string name, string description) => new(name) { Description = description, HelpName = "HEADER" };

    private static WatchlistId Id(string given) =>
        WatchlistId.TryParse(given, out var id) ? id : throw new UserErrorException($"'{given}' is not a watchlist id: expected {WatchlistId.Expected}.");

    private static string Folder(string? config)
    {
        var folder = ConfigFolderChoice.Choose(config);
        return ConfigurationFolder.IsOne(folder)
            ? folder
            : throw new UserErrorException(
                $"{folder}: there is no configuration, expected a folder with {ConfigurationFolder.WatchlistsFolder}/, {ConfigurationFolder.FeedsFile} or {ConfigurationFolder.ChannelsFileName}.");
    }
}
