using FeedMonitor.Alerts;

namespace FeedMonitor.Web.Api;

/// <summary>The names of the states of alerts.</summary>
internal static class AlertStateName
{
    /// <summary>All of them, as <see cref="TryParse"/> takes them.</summary>
    public static string Expected { get; } = string.Join(", ", Enum.GetValues<AlertState>().Select(Of));

    /// <summary>The name of a state.</summary>
    public static string Of(AlertState state) => state.ToString().ToLowerInvariant();

    /// <summary>Reads a name.</summary>
    public static bool TryParse(string name, out AlertState state)
    {
        foreach (var known in Enum.GetValues<AlertState>())
        {
            if (Of(known) == name)
            {
                state = known;
                return true;
            }
        }

        state = default;
        return false;
    }
}
