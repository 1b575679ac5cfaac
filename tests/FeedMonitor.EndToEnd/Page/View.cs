namespace FeedMonitor.EndToEnd.Page;

/// <summary>A view of the page.</summary>
/// <param name="Name">What its picture is called.</param>
/// <param name="Route">What stands behind <c>#/</c>; <c>HIT</c> stands for a hit's id.</param>
/// <param name="Sign">A selector of what is there only when all of it is.</param>
/// <param name="HookStatus">How the webhook must have answered for the view to have something to show.</param>
internal sealed record View(string Name, string Route, string Sign, int HookStatus = View.Taken)
{
    /// <summary>The webhook has taken its alerts.</summary>
    public const int Taken = 200;

    /// <summary>The webhook has refused its alerts for good.</summary>
    public const int Refused = 400;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<View> All { get; } =
    [
        new("today", "today", ".chart figcaption"),
        new("watchlists", "watchlists", ".card code"),
        new("watchlist", "watchlists/dual-use", ".preview .lead"),
        new("new-watchlist", "watchlists/+", ".preview .lead"),
        new("feeds", "feeds", ".card dl"),
        new("alerts", "alerts/sent", "#view .chip.ok"),
        new("dead-alerts", "alerts/dead", "#view .card.dead", Refused),
        new("hit", "hits/HIT", ".parts li"),
        new("start", "start", ".steps li"),
    ];
}
