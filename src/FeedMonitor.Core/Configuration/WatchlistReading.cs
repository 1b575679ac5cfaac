namespace FeedMonitor.Configuration;

/// <summary>What came of reading a watchlist's file: the watchlist, or what is wrong.</summary>
public sealed record WatchlistReading
{
    private WatchlistReading(string file) => File = file;

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The watchlist; null if something is wrong.</summary>
    public WatchlistSource? Source { get; private init; }

    /// <summary>What is wrong; null if nothing is.</summary>
    public ConfigurationException? Error { get; private init; }

    internal static WatchlistReading Of(string file, Func<WatchlistSource> read)
    {
        try
        {
            return new WatchlistReading(file) { Source = read() };
        }
        catch (ConfigurationException e)
        {
            return new WatchlistReading(file) { Error = e };
        }
    }
}
