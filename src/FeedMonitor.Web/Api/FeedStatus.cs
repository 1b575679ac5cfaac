using FeedMonitor.Feeds;

namespace FeedMonitor.Web.Api;

/// <summary>How a feed stands, in a word.</summary>
internal static class FeedStatus
{
    private const string New = "new";
    private const string Gone = "gone";
    private const string Throttled = "throttled";
    private const string Failing = "failing";
    private const string Silent = "silent";
    private const string Ok = "ok";

    /// <summary>All words that there are.</summary>
    public static IReadOnlyList<string> All { get; } = [New, Ok, Failing, Throttled, Silent, Gone];

    /// <summary>The word for a feed.</summary>
    public static string Of(FeedState state) => state switch
    {
        { LastPolledAt: null } => New,
        { GoneAt: not null } => Gone,
        { Throttles: > 0 } => Throttled,
        { Failures: > 0 } => Failing,
        { TroubleTold: not null } => Silent,
        _ => Ok,
    };
}
