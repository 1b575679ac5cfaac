using System.CommandLine;
using FeedMonitor.Configuration;
using FeedMonitor.Text;

namespace FeedMonitor.Cli.Commands;

/// <summary>Which configuration folder is meant where the user names none.</summary>
internal static class ConfigFolderChoice
{
    /// <summary><c>--config DIR</c>.</summary>
    public static Option<string?> Option() => new("--config")
    {
        Validators = { FolderOption.NotEmpty },
        Description = "The configuration folder. Default: config in the working folder, if feeds.opml, channels.yaml or watchlists stands in it; else the checkout's, else the one beside the program.",
        HelpName = "DIR",
    };

    private static string Here => Path.GetFullPath("config");

    /// <summary><c>config</c> in the working folder; else that of the checkout from which this was built; else the one beside the program.</summary>
    public static string Choose(string? given)
    {
        if (given is not null)
        {
            return Path.GetFullPath(given);
        }

        return ConfigurationFolder.IsOne(Here) ? Here : OfCheckout() ?? Path.Combine(AppContext.BaseDirectory, "config");
    }

    /// <summary>What is to be said where the user names no folder and a <c>config</c> in the working folder is passed over, which may be another program's or a mistake; else null.</summary>
    public static string? PassedOver(string? given) => given is null && Directory.Exists(Here) && !ConfigurationFolder.IsOne(Here)
        ? $"warning: {Unprintable.Blanked(Here)} is passed over: none of {ConfigurationFolder.FeedsFile}, {ConfigurationFolder.ChannelsFileName} and {ConfigurationFolder.WatchlistsFolder} stands in it."
        : null;

    // The copy beside a built program is as old as the build; the checkout's is what the user edits.
    private static string? OfCheckout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Monitor.sln")))
            {
                var config = Path.Combine(folder.FullName, "config");
                return ConfigurationFolder.IsOne(config) ? config : null;
            }
        }

        return null;
    }
}
