using System.CommandLine.Parsing;

namespace FeedMonitor.Cli.Commands;

/// <summary>What options share that take a folder.</summary>
internal static class FolderOption
{
    /// <summary>Refuses an empty name: <c>--data $FOLDER</c> in a script where FOLDER is empty.</summary>
    public static void NotEmpty(OptionResult result)
    {
        if (result.Tokens is [{ Value: "" }])
        {
            result.AddError($"{result.Option.Name} takes a folder, and none was given.");
        }
    }
}
