using System.Net;
using System.Net.Sockets;
using FeedMonitor.Feeds.Discovery;
using FeedMonitor.Feeds.Fetching;
using FeedMonitor.Feeds.Reading;
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
        var report = await ReadAsync(await ResolveAsync(url, cancel), cancel);
        var now = time.GetUtcNow();
        return report with
        {
            CheckedAt = now,
            NextPollAt = PollSchedule.Next(now, TimeSpan.FromMinutes(polling.Value.IntervalMinutes), report.Ok ? 0 : 1, report.RetryAfter),
        };
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
            var addresses = await Dns.GetHostAddressesAsync(url.Uri.IdnHost.Trim('[', ']'), cancel);
            return new CheckReport(url) { Addresses = addresses, MayConnect = fetching.Value.AllowPrivateNetworks || Array.Exists(addresses, AddressGuard.IsPublic) };
        }
        catch (SocketException e)
        {
            return new CheckReport(url) { FetchError = OneLine.Of(e.Message) };
        }
    }

    private async Task<CheckReport> ReadAsync(CheckReport report, CancellationToken cancel)
    {
        if (!report.MayConnect)
        {
            return report;
        }

        var answer = await Answer.GetAsync(fetcher, report.Url, validators: null, cancel);
        if (answer.Body is not { } body)
        {
            return report with { FetchError = answer.Error, RetryAfter = answer.RetryAfter };
        }

        report = report with { Bytes = body.Length, Validators = answer.Validators };
        var decoded = TextDecoding.Decode(body);
        return FeedDocumentReader.Read(body, address: report.Url.Uri) switch
        {
            FeedReading.Readable { Document: var document } => report with
            {
                Document = document,
                Encoding = (document.Encoding, decoded.Encoding == document.Encoding ? decoded.Evidence : null),
                AnswersUnchanged = await AnswersUnchangedAsync(report, cancel),
            },
            var unreadable => report with { ReadError = ((FeedReading.Unreadable)unreadable).Error, FeedsOfPage = FeedDiscovery.Find(decoded.Text, report.Url.Uri) },
        };
    }

    private async Task<bool?> AnswersUnchangedAsync(CheckReport report, CancellationToken cancel) =>
        report.Validators is { ETag: null, LastModified: null } ? null : (await Answer.GetAsync(fetcher, report.Url, report.Validators, cancel)).IsUnchanged;
}
