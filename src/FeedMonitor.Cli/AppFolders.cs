namespace FeedMonitor.Cli;

/// <summary>The monitor's folder in the user's application data.</summary>
public static class AppFolders
{
    /// <summary>For example <c>~/.local/share/feedmonitor</c> or <c>%LOCALAPPDATA%\feedmonitor</c>.</summary>
    public static string Root
    {
        get
        {
            var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return data.Length > 0
                ? Path.Combine(data, "feedmonitor")
                : throw new UserErrorException("There is no application-data folder: set HOME, or give --store.");
        }
    }

    /// <summary>Where Azurite keeps its files if nothing else is said.</summary>
    public static string DefaultData => Path.Combine(Root, "data");
}
