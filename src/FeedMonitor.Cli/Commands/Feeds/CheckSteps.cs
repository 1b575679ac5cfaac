using System.Globalization;
using System.Net;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Checking;
using FeedMonitor.Feeds.Fetching;
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
            steps.AddRange(Answers(report));
        }

        if (report.Document is { } document)
        {
            steps.Add(Validators(report, report.Fetched!));
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
            return new CheckStep("host", CheckMark.Failed, $"{report.Url.Host} does not resolve{(report.ResolveError is { } error ? $": {error}" : "")}",
                "check the spelling of the host name, and this machine's network");
        }

        var found = $"{report.Url.Host} is {string.Join(", ", report.Addresses)}";
        return report.MayConnect
            ? new CheckStep("host", CheckMark.Good, found)
            : new CheckStep("host", CheckMark.Failed, $"{found}, which is not a public address", "feeds may not stand in private networks; for development set Fetch__AllowPrivateNetworks=true");
    }

    private static IEnumerable<CheckStep> Answers(CheckReport report)
    {
        var hops = report.Fetch!.Hops;
        for (var i = 0; i + 1 < hops.Count; i++)
        {
            yield return new CheckStep("redirect", CheckMark.Good, $"{Status(hops[i])} to {hops[i + 1].Address}");
        }

        if (report.Fetched is { } fetched)
        {
            var moved = fetched.MovedTo is { } to
                ? $"every redirect is permanent: after {FeedState.MovesToBelieve} polls in a row the feed is asked at its new address; list {to}"
                : null;
            yield return new CheckStep("answer", CheckMark.Good, $"{(hops.Count > 0 ? $"{Status(hops[^1])}, " : "")}{Size(fetched)}", moved);
        }
        else
        {
            var wait = report.Fetch.RetryAfter is { } asked ? $"; it asks to wait {Wait(asked)}" : "";
            yield return new CheckStep("answer", CheckMark.Failed, $"{report.Fetch.Error}{wait}", Advice(report.Fetch));
        }
    }

    private static string Status(Hop hop) => $"HTTP/{hop.Version.ToString(hop.Version.Major < 2 ? 2 : 1)} {(int)hop.Status}";

    private static string Size(FetchOutcome.Fetched fetched)
    {
        var bytes = $"{fetched.Body.Length.ToString("N0", CultureInfo.InvariantCulture)} bytes";
        return fetched.WireBytes == fetched.Body.Length ? bytes : $"{bytes}, packed in {fetched.WireBytes.ToString("N0", CultureInfo.InvariantCulture)}";
    }

    private static string Advice(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Gone => "a poll retires the feed: 'feedmonitor feeds add SITE' finds where the site keeps it now",
        FetchOutcome.Throttled => "try again later; the monitor does so by itself, ever more rarely, and spares the whole site meanwhile",
        FetchOutcome.Failed { Trouble: FetchTrouble.Login } => "feeds behind a login can't be followed: look for a public one",
        FetchOutcome.Failed { Trouble: FetchTrouble.Challenge } => "only browsers pass: ask the site's operator to let feed readers through",
        FetchOutcome.Failed { Trouble: FetchTrouble.Forbidden } => "feeds may not stand in private networks; for development set Fetch__AllowPrivateNetworks=true",
        FetchOutcome.Failed { Trouble: FetchTrouble.TooLarge } => "look for a feed of the site with fewer items",
        FetchOutcome.Failed { Trouble: FetchTrouble.Http } when outcome.Hops is [.., { Status: HttpStatusCode.NotFound }] => "the feed is not there (any more): 'feedmonitor feeds add SITE' finds where the site keeps it now",
        FetchOutcome.Failed { Trouble: FetchTrouble.Http } when outcome.Hops is [.., { Status: HttpStatusCode.Forbidden }] => "the server refuses the monitor: ask its operator, or look for another address of the feed",
        FetchOutcome.Failed { Trouble: FetchTrouble.Http } when outcome.Hops is [.., { Status: >= HttpStatusCode.InternalServerError }] => "try again later; the monitor does so by itself, ever more rarely",
        _ => "open the address in a browser: if it opens there, try again later; if not, look for the feed's new address",
    };

    private static CheckStep Validators(CheckReport report, FetchOutcome.Fetched fetched)
    {
        if (report.AnswersUnchanged is not { } works)
        {
            return new CheckStep("validators", CheckMark.Odd, "none: every poll fetches the whole feed");
        }

        var given = TerminalLine.Of(string.Join(", ", new[]
        {
            fetched.ETag is { } tag ? $"ETag {tag}" : null,
            fetched.LastModified is { } modified ? $"Last-Modified {modified}" : null,
        }.OfType<string>()));
        return works
            ? new CheckStep("validators", CheckMark.Good, $"{given}; asked with it, the server says 304, nothing new")
            : new CheckStep("validators", CheckMark.Odd, $"{given}; asked with it, the server does not say 304: every poll fetches the whole feed");
    }

    private static CheckStep Repairs(FeedDocument document) => document.Repairs.Count == 0
        ? new CheckStep("repairs", CheckMark.Good, "none")
        : new CheckStep("repairs", CheckMark.Odd, $"mended: {TerminalLine.Of(string.Join(", ", document.Repairs))}", "it is read all the same; its publisher may want to know");

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

    private static CheckStep NoFeed(CheckReport report, string error) => new("format", CheckMark.Failed, error, report.FeedOfPage is { } feed
        ? $"its feed is at {feed.Url}: add that by 'feedmonitor feeds add'"
        : "open the address in a browser: what stands there is no feed, or broken beyond reading; its publisher may want to know");

    private static CheckStep NextPoll(CheckReport report)
    {
        string?[] asked =
        [
            report.Document?.Polling.Interval is { } interval ? $"the feed asks for every {Wait(interval)}" : null,
            report.Fetched?.FreshFor is { } fresh && fresh > TimeSpan.Zero ? $"the answer may be cached for {Wait(fresh)}" : null,
            report.Ok ? null : "if this is its first failure",
        ];
        var why = string.Join("; ", asked.OfType<string>());
        return new CheckStep("next poll", CheckMark.Good, $"{Time(report.NextPollAt)}, in {Wait(report.NextPollAt - report.CheckedAt)}{(why.Length > 0 ? $" ({why})" : "")}");
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Wait(TimeSpan wait) => wait < TimeSpan.FromMinutes(2) ? $"{wait.TotalSeconds:0} s" : wait < TimeSpan.FromHours(2) ? $"{wait.TotalMinutes:0} min" : $"{wait.TotalHours:0.#} h";
}
