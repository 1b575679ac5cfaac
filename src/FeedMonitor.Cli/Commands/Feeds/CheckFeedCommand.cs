using System.CommandLine;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Configuration;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Checking;
using Microsoft.Extensions.Configuration;

namespace FeedMonitor.Cli.Commands.Feeds;

/// <summary><c>feedmonitor feeds check URL</c>: what a poll of an address would meet, step by step.</summary>
internal static class CheckFeedCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, Option<string?> config, IConfiguration settings)
    {
        var format = OutputFormat.Option();
        var url = new Argument<string>("URL") { Description = "The feed's address. It need not be in the list." };
        var command = new Command("check", "Show step by step what a poll of a feed would meet. Nothing is stored.") { url, format };
        command.SetAction(async (parsed, cancel) =>
        {
            var address = FeedsCommand.Address(parsed.GetValue(url)!);
            var listing = Listing(FeedsCommand.ListPath(parsed.GetValue(config)), address);
            await using var services = await FeedsServices.StartAsync(settings, address, cancel);
            var report = await services.Check.RunAsync(address, cancel);
            Show(report, [listing, .. CheckSteps.Of(report)], parsed.GetValue(format) == "json", terminal);
            return report.Ok ? 0 : 1;
        });
        return command;
    }

    private static CheckStep Listing(string path, FeedUrl url)
    {
        try
        {
            var feed = FeedListFile.OpenOrNew(path).Feeds.FirstOrDefault(listed => listed.Feed.Url == url)?.Feed;
            return new CheckStep("list", CheckMark.Good, feed is null
                ? "not in the list"
                : $"in the list as {TerminalLine.Of(feed.Title)}{(feed.Groups.Count > 0 ? $", in {GroupPath.Of(feed)}" : "")}");
        }
        catch (ConfigurationException e)
        {
            // The feed can be checked all the same.
            return new CheckStep("list", CheckMark.Odd, e.Problems[0], "mend the file; until then 'up' does not start");
        }
    }

    private static void Show(CheckReport report, IReadOnlyList<CheckStep> steps, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Say(OutputFormat.Line(Checked.Of(report, steps), ToolJson.Plain.Checked));
            return;
        }

        terminal.Say(report.Url.Value);
        foreach (var step in steps)
        {
            terminal.Say($"  {Mark(step.Mark, terminal.Colours)} {step.Name,-10}  {step.Text}");
            if (step.Advice is not null)
            {
                terminal.Say($"    {"",-10}  → {step.Advice}");
            }
        }
    }

    private static string Mark(CheckMark mark, bool colours)
    {
        var (sign, colour) = mark switch
        {
            CheckMark.Good => ("✓", 32),
            CheckMark.Odd => ("!", 33),
            _ => ("✗", 31),
        };
        return colours ? $"\u001b[{colour}m{sign}\u001b[0m" : sign;
    }

    internal sealed record Checked(
        string Url, bool Ok, IReadOnlyList<HopPart> Answers, string? Format, string? Title, string? Encoding, int? Bytes, string? ETag, string? LastModified, int? Items,
        DateTimeOffset? Newest, DateTimeOffset? Oldest, IReadOnlyList<string> Repairs, DateTimeOffset NextPoll, IReadOnlyList<StepPart> Steps)
    {
        public static Checked Of(CheckReport report, IReadOnlyList<CheckStep> steps)
        {
            var dates = report.Dates.Order().ToArray();
            return new Checked(
                report.Url.Value, report.Ok, [.. report.Fetch?.Hops.Select(hop => new HopPart(hop.Address.AbsoluteUri, (int)hop.Status)) ?? []],
                report.Document?.Format, report.Document?.Title, report.Encoding?.Name, report.Fetched?.Body.Length, report.Fetched?.ETag, report.Fetched?.LastModified,
                report.Document?.Items.Count, dates.Length > 0 ? dates[^1] : null, dates.Length > 0 ? dates[0] : null, report.Document?.Repairs ?? [], report.NextPollAt,
                [.. steps.Select(step => new StepPart(step.Name, step.Mark switch { CheckMark.Good => "ok", CheckMark.Odd => "odd", _ => "failed" }, step.Text, step.Advice))]);
        }
    }

    internal sealed record HopPart(string Url, int Status);

    internal sealed record StepPart(string Name, string State, string Text, string? Advice);
}
