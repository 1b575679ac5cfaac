namespace FeedMonitor.Configuration;

/// <summary>A pack of the configuration folder: terms that watchlists use by <c>packs: [ID]</c>.</summary>
/// <param name="Id">Its id, which is the name of its file.</param>
/// <param name="Name">What people call it; its id where it can't be read.</param>
/// <param name="TermCount">How many terms it has; 0 where it can't be read.</param>
/// <param name="Error">What is wrong with it, or null.</param>
public sealed record PackSummary(string Id, string Name, int TermCount, ConfigurationException? Error);
