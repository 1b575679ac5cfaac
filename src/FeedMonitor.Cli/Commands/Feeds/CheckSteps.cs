using System.Globalization;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Checking;
using FeedMonitor.Feeds.Reading;
using FeedMonitor.Items;

namespace FeedMonitor.Cli.Commands.Feeds;

/// <summary>How a step went: well; well enough, but worth a look; not.</summary>
internal enum CheckMark
{
    Good,
    Odd,
    Failed,
}

/// <summary>A step of a check, as people read it.</summary>
/// <param name="Name">What it is about, in one word or two.</param>
/// <param name="Mark">How it went.</param>
/// <param name="Text">What was found.</param>
/// <param name="Advice">What to do about it, or null.</param>
internal sealed record CheckStep(string Name, CheckMark Mark, string Text, string? Advice = null);

/// <summary>Tells a check in steps. A pure function of its report.</summary>
internal static class CheckSteps
{
    /// <summary>The steps, up to the one that failed, and when the next poll would be.</summary>
    public static IReadOnlyList<CheckStep> Of(CheckReport report)
    {
        var steps = new List<CheckStep> { Resolving(report) };
        if (report.MayConnect)
        {
            steps.Add(Fetching(report));
        }

        if (report.Document is { } document)
        {
            steps.Add(Validators(report));
            steps.Add(new CheckStep("encoding", CheckMark.Good, $"{report.Encoding!.Value.Name}{(report.Encoding.Value.Evidence is { } evidence ? $" (told by: {evidence})" : "")}"));
            steps.Add(new CheckStep("format", CheckMark.Good, document.Format));
            steps.Add(Repairs(document));
            steps.Add(new CheckStep("title", document.Title.Length > 0 ? CheckMark.Good : CheckMark.Odd, document.Title.Length > 0 ? FeedTitle.Of(document.Title, report.Url) : "none"));
            steps.Add(Items(report, document));
            steps.AddRange(Missing(document.Items));
        }
        else if (report.ReadError is { } error)
        {
            steps.Add(NoFeed(report, error));
        }

        steps.Add(NextPoll(report));
        return steps;
    }

    private static CheckStep Resolving(CheckReport report)
    {
        if (report.Addresses.Count == 0)
        {
            return new CheckStep("host", CheckMark.Failed, $"{report.Url.Host} does not resolve{(report.FetchError is { } error ? $": {error}" : "")}",
                "check the spelling of the host name, and this machine's network");
        }

        var found = $"{report.Url.Host} is {string.Join(", ", report.Addresses)}";
        return report.MayConnect
            ? new CheckStep("host", CheckMark.Good, found)
            : new CheckStep("host", CheckMark.Failed, $"{found}, which is not a public address", "feeds may not stand in private networks; for development set Fetch__AllowPrivateNetworks=true");
    }

    private static CheckStep Fetching(CheckReport report) => report.FetchError is { } error
        ? new CheckStep("answer", CheckMark.Failed, $"{error}{(report.RetryAfter is { } wait ? $"; asks to wait {Wait(wait)}" : "")}", Advice(error))
        : new CheckStep("answer", CheckMark.Good, $"the server sent {report.Bytes!.Value.ToString("N0", CultureInfo.InvariantCulture)} bytes");

    private static string Advice(string error) => error switch
    {
        _ when error.StartsWith("HTTP 404", StringComparison.Ordinal) || error.StartsWith("HTTP 410", StringComparison.Ordinal) => "the feed is not there (any more): 'feedmonitor feeds add SITE' finds where the site keeps it now",
        _ when error.StartsWith("HTTP 401", StringComparison.Ordinal) || error.StartsWith("HTTP 403", StringComparison.Ordinal) => "the server refuses the monitor: ask its operator, or look for another address of the feed",
        _ when error.StartsWith("HTTP 429", StringComparison.Ordinal) || error.StartsWith("HTTP 5", StringComparison.Ordinal) => "try again later; the monitor does so by itself, ever more rarely",
        _ => "open the address in a browser: if it opens there, try again later; if not, look for the feed's new address",
    };

    private static CheckStep Validators(CheckReport report)
    {
        var (tag, modified) = report.Validators;
        if (report.AnswersUnchanged is not { } works)
        {
            return new CheckStep("validators", CheckMark.Odd, "none: every poll fetches the whole feed");
        }

        var given = OneLine.Of(string.Join(", ", new[] { tag is null ? null : $"ETag {tag}", modified is null ? null : $"Last-Modified {modified}" }.OfType<string>()));
        return works
            ? new CheckStep("validators", CheckMark.Good, $"{given}; asked with it, the server says 304, nothing new")
            : new CheckStep("validators", CheckMark.Odd, $"{given}; asked with it, the server does not say 304: every poll fetches the whole feed");
    }

    private static CheckStep Repairs(FeedDocument document) => document.Repairs.Count == 0
        ? new CheckStep("repairs", CheckMark.Good, "none")
        : new CheckStep("repairs", CheckMark.Odd, $"mended: {OneLine.Of(string.Join(", ", document.Repairs))}", "it is read all the same; its publisher may want to know");

    private static CheckStep Items(CheckReport report, FeedDocument document)
    {
        if (document.Items.Count == 0)
        {
            return new CheckStep("items", CheckMark.Odd, "none", "a feed may be empty for a while; look at the site whether it publishes");
        }

        var dates = report.Dates.Order().ToArray();
        return new CheckStep("items", CheckMark.Good, $"{document.Items.Count}{(dates.Length > 0 ? $", from {Time(dates[0])} to {Time(dates[^1])}" : "")}");
    }

    private static IEnumerable<CheckStep> Missing(IReadOnlyList<FeedItem> items)
    {
        (string What, int Count)[] missing =
        [
            ("no date", items.Count(item => (item.Published ?? item.Updated) is null)),
            ("no guid", items.Count(item => item.Guid is null)),
            ("no link", items.Count(item => item.Link is null)),
        ];
        return missing.Any(part => part.Count > 0)
            ? [new CheckStep("", CheckMark.Odd, $"{string.Join(", ", missing.Where(part => part.Count > 0).Select(part => $"{part.Count} with {part.What}"))}: they are told apart by what they have")]
            : [];
    }

    private static CheckStep NoFeed(CheckReport report, string error) => new("format", CheckMark.Failed, error, report.FeedsOfPage.Count > 0
        ? $"its feed is at {report.FeedsOfPage[0].Url}: add it by 'feedmonitor feeds add {report.FeedsOfPage[0].Url}'"
        : "open the address in a browser: what stands there is no feed, or broken beyond reading; its publisher may want to know");

    private static CheckStep NextPoll(CheckReport report)
    {
        var asked = report.Document?.Polling.Interval is { } interval ? $"; the feed itself asks for every {Wait(interval)}" : "";
        return new CheckStep("next poll", CheckMark.Good, $"{Time(report.NextPollAt)}, in {Wait(report.NextPollAt - report.CheckedAt)}{(report.Ok ? "" : ", if it were in the list and this its first failure")}{asked}");
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Wait(TimeSpan wait) => wait < TimeSpan.FromMinutes(2) ? $"{wait.TotalSeconds:0} s" : wait < TimeSpan.FromHours(2) ? $"{wait.TotalMinutes:0} min" : $"{wait.TotalHours:0.#} h";
}
