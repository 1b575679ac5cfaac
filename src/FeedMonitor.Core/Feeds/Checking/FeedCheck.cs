using System.Net;
using System.Net.Sockets;
using FeedMonitor.Feeds.Discovery;
using FeedMonitor.Feeds.Fetching;
using FeedMonitor.Feeds.Reading;
using FeedMonitor.Items;
using FeedMonitor.Pipeline;
using FeedMonitor.Text;
using Microsoft.Extensions.Options;

namespace FeedMonitor.Feeds.Checking;

/// <summary>Goes through a poll of an address step by step, and touches no storage.</summary>
public sealed class FeedCheck(IFeedFetcher fetcher, LocalHosts localHosts, IOptions<FetchOptions> fetching, IOptions<PollOptions> polling, TimeProvider time)
{
    /// <summary>Runs it. What fails is in the report.</summary>
    public async Task<CheckReport> RunAsync(FeedUrl url, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(url);
        var resolved = await ResolveAsync(url, cancel);
        var report = resolved.MayConnect ? await ReadAsync(resolved, cancel) : resolved;
        var now = time.GetUtcNow();
        return report with { CheckedAt = now, NextPollAt = NextPoll(report, now) };
    }

    /// <summary>Whether an address is of a private network that settings close to feeds.</summary>
    public async Task<bool> IsForbiddenAsync(FeedUrl url, CancellationToken cancel) => await ResolveAsync(url, cancel) is { Addresses.Count: > 0, MayConnect: false };

    private async Task<CheckReport> ResolveAsync(FeedUrl url, CancellationToken cancel)
    {
        if (localHosts.Find(url.Host) is { } served)
        {
            return new CheckReport(url) { Addresses = [served.Address], MayConnect = true };
        }

        try
        {
            // An address is not looked up: of 0.0.0.0 that is no failure to find it, but an exception of another kind.
            var host = url.Uri.IdnHost.Trim('[', ']');
            var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancel);
            return new CheckReport(url) { Addresses = addresses, MayConnect = ReachableAddresses.Of(addresses, fetching.Value).Length > 0 };
        }
        catch (SocketException e)
        {
            return new CheckReport(url) { ResolveError = OneLine.Of(e.Message) };
        }
    }

    private async Task<CheckReport> ReadAsync(CheckReport report, CancellationToken cancel)
    {
        var outcome = await fetcher.FetchAsync(report.Url, FeedValidators.None, cancel);
        report = report with { Fetch = outcome };
        if (outcome is not FetchOutcome.Fetched fetched)
        {
            return report;
        }

        var address = fetched.Address ?? report.Url.Uri;
        switch (FeedDocumentReader.Read(fetched.Body, fetched.Charset, address))
        {
            case FeedReading.Readable { Document: var document }:
                var decoded = TextDecoding.Decode(fetched.Body, fetched.Charset);
                return report with
                {
                    Document = document,
                    Encoding = (document.Encoding, decoded.Encoding == document.Encoding ? decoded.Evidence : null),
                    AnswersUnchanged = await AnswersUnchangedAsync(report.Url, fetched, cancel),
                };
            case FeedReading.Unreadable { Page: { } page } unreadable:
                return report with { ReadError = unreadable.Error, FeedOfPage = FeedDiscovery.Find(page, address) is [var first, ..] ? first : null };
            case var unreadable:
                return report with { ReadError = ((FeedReading.Unreadable)unreadable).Error };
        }
    }

    private async Task<bool?> AnswersUnchangedAsync(FeedUrl url, FetchOutcome.Fetched fetched, CancellationToken cancel)
    {
        var validators = new FeedValidators(fetched.ETag, fetched.LastModified);
        return validators == FeedValidators.None ? null : await fetcher.FetchAsync(url, validators, cancel) is FetchOutcome.NotModified;
    }

    // As a first poll would set it, but without jitter.
    private DateTimeOffset NextPoll(CheckReport report, DateTimeOffset now)
    {
        if (report.Document is { } document)
        {
            var found = NewItems.Find(FeedState.New, ItemIdentity.Identify(FeedId.Of(report.Url), document.SiteUrl, document.Items, SeenSet.Empty));
            return PollSchedule.AfterSuccess(now, PollInterval.After(FeedState.New, document, found, now, polling.Value), document.Polling, report.Fetched?.FreshFor, jitter: 0);
        }

        return PollSchedule.AfterFailure(now, PollInterval.Of(FeedState.New, polling.Value), failures: 1, report.Fetch?.RetryAfter, jitter: 0);
    }
}
