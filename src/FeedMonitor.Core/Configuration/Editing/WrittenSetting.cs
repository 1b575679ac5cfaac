namespace FeedMonitor.Configuration.Editing;

/// <summary>A key of an entry with its value, and where they stand.</summary>
/// <param name="Name">The key.</param>
/// <param name="Key">Where it stands.</param>
/// <param name="Value">Where its value stands.</param>
internal sealed record WrittenSetting(string Name, YamlSpan Key, YamlSpan Value);
