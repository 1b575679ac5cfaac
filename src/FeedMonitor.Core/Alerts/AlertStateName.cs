namespace FeedMonitor.Alerts;

/// <summary>How people and programs name the states of alerts.</summary>
public static class AlertStateName
{
    /// <summary>The names of all states.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<AlertState>().Select(Of)];

    /// <summary>The name of a state.</summary>
    public static string Of(AlertState state) => state.ToString().ToLowerInvariant();

    /// <summary>The state of a name, or null if there is none.</summary>
    public static AlertState? Find(string name) => Enum.GetValues<AlertState>().Cast<AlertState?>().FirstOrDefault(state => Of(state!.Value) == name);
}
