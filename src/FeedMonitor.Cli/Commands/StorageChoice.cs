using System.CommandLine;
using FeedMonitor.Storage;

namespace FeedMonitor.Cli.Commands;

/// <summary>Where things are kept: <c>--store</c> and <c>--data</c>, read and checked, with nothing opened yet.</summary>
/// <param name="Kind">Which kind of storage.</param>
/// <param name="Connection">The account, of that kind; else null.</param>
/// <param name="DataFolder">Azurite's folder, of that kind; else null.</param>
internal sealed record StorageChoice(StorageKind Kind, StorageConnection? Connection, string? DataFolder)
{
    /// <summary><c>--store azurite|memory|CONNECTION</c>.</summary>
    public static Option<string> Store { get; } = new("--store")
    {
        Description = "Where to keep things: azurite (started and stopped by this command), memory (forgotten at the end; needs no Node), a connection string, or an account's https address.",
        HelpName = "azurite|memory|CONNECTION",
        DefaultValueFactory = _ => "azurite",
    };

    /// <summary><c>--data DIR</c>.</summary>
    public static Option<string?> Data { get; } = new("--data")
    {
        Validators = { FolderOption.NotEmpty },
        Description = "The folder for Azurite's files. Default: the user's application-data folder.",
        HelpName = "DIR",
    };

    /// <summary>Reads the choice.</summary>
    /// <exception cref="UserErrorException">It makes no sense.</exception>
    public static StorageChoice Of(ParseResult parsed)
    {
        var store = parsed.GetValue(Store)!;
        var data = parsed.GetValue(Data);
        if (store != "azurite" && data is not null)
        {
            throw new UserErrorException("--data is where Azurite keeps its files: it goes with --store azurite only.");
        }

        return store switch
        {
            "azurite" => new StorageChoice(StorageKind.Azurite, Connection: null, Path.GetFullPath(data ?? AppFolders.DefaultData)),
            "memory" => new StorageChoice(StorageKind.Memory, Connection: null, DataFolder: null),
            _ => StorageConnection.TryParse(store, out var connection, out var problem)
                ? new StorageChoice(StorageKind.Account, connection, DataFolder: null)
                : throw new UserErrorException($"--store: {problem.TrimEnd('.')}. Expected azurite, memory, a connection string or an account's https address."),
        };
    }
}

/// <summary>The kinds of storage.</summary>
internal enum StorageKind
{
    /// <summary>Azurite on a data folder.</summary>
    Azurite,

    /// <summary>This process's memory.</summary>
    Memory,

    /// <summary>An account, or an Azurite that somebody else runs.</summary>
    Account,
}
