using FeedMonitor.Alerts;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Web.Api;
using FeedMonitor.Web.Following;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Editing;

/// <summary><c>GET /api/channels</c>: the channels of the list, and the kinds there are; <c>POST /api/channels/ID/test</c>: a test alert.</summary>
internal static class ChannelsEndpoint
{
    public static async Task<IResult> ListAsync(ChannelEdits channels, IEnumerable<IChannelKind> kinds, CancellationToken cancel) => EditingJson.Answer(new ChannelsView(
        [.. (await channels.ListAsync(cancel)).Select(reading => new ChannelPart(reading.Id, reading.Kind, reading.Host, reading.Error?.Problem))],
        [.. kinds.Select(kind => new KindPart(kind.Kind, kind.Settings))]));

    public static async Task<IResult> TestAsync(string id, ChannelSet channels, IChannelNews news, TimeProvider time, CancellationToken cancel)
    {
        await news.LookAsync(isMissing: channels.Find(id) is null, cancel);
        if (channels.Find(id) is not { } channel)
        {
            return ApiProblem.Of(StatusCodes.Status404NotFound, NoSuch(id));
        }

        return EditingJson.Answer(await ChannelTrial.SendAsync(channel, time, cancel) switch
        {
            DeliveryOutcome.Failed failed => new TrialView(Delivered: false, failed.Error),
            DeliveryOutcome.Partly partly => new TrialView(Delivered: false, $"Not everybody has the test alert: {partly.Error}"),
            DeliveryOutcome.Refused refused => new TrialView(Delivered: false, refused.Error),
            DeliveryOutcome.Busy busy => new TrialView(Delivered: false, $"The channel was not asked: others are before the test alert, for {busy.Wait.TotalSeconds:0} s."),
            _ => new TrialView(Delivered: true, "The channel took the test alert."),
        });
    }

    /// <summary>What is said of a channel that is not there.</summary>
    public static string NoSuch(string id) => $"There is no channel '{ReaderText.Of(id, 100)}'.";

    internal sealed record ChannelsView(IReadOnlyList<ChannelPart> Channels, IReadOnlyList<KindPart> Kinds);

    /// <summary>A channel: of its address no more than the host, and what is wrong with it, or null.</summary>
    internal sealed record ChannelPart(string Id, string Kind, string? Address, string? Problem);

    internal sealed record KindPart(string Kind, IReadOnlyList<string> Settings);

    internal sealed record TrialView(bool Delivered, string Detail);
}
