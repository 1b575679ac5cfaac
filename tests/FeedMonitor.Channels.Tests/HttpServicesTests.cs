using System.Globalization;
using FeedMonitor.Alerts;
using FeedMonitor.Configuration;
using FeedMonitor.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Channels;

/// <summary>What every channel over HTTP makes of what a service may do.</summary>
public sealed class HttpServicesTests : IAsyncLifetime
{
    private const string Secret = "s3cr3t-t0ken";

    private static readonly Dictionary<string, Func<string, ChannelDefinition>> Definitions = new(StringComparer.Ordinal)
    {
        ["webhook"] = url => Sample.Definition("webhook", url + "/" + Secret),
        ["slack"] = url => Sample.Definition("slack", url + "/" + Secret),
        ["teams"] = url => Sample.Definition("teams", url + "/" + Secret),
    };

    private readonly ServiceProvider services = new ServiceCollection().AddChannelKinds().BuildServiceProvider();
    private LoopbackServer server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => [.. Definitions.Keys];

    public static TheoryData<string, int, bool> Failures => [.. Definitions.Keys.SelectMany(kind => new[]
    {
        (kind, 301, false), (kind, 400, true), (kind, 401, false), (kind, 403, false), (kind, 404, false), (kind, 408, false), (kind, 410, true), (kind, 413, true),
        (kind, 422, true), (kind, 429, false), (kind, 500, false), (kind, 502, false), (kind, 503, false),
    })];

    public async ValueTask InitializeAsync() => server = await LoopbackServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await services.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Hits_digests_and_troubles_are_taken_with_2xx(string kind)
    {
        server.Fallback = context => Answer(context, 200, "{}");
        foreach (var subject in new AlertSubject[] { new AlertSubject.OfHit(Sample.Hit), new AlertSubject.OfDigest(Sample.Digest), new AlertSubject.OfFeed(Sample.Trouble) })
        {
            Assert.IsType<DeliveryOutcome.Delivered>(await Channel(kind).DeliverAsync(new Alert(Sample.Alert.Id, subject), Cancel));
        }

        Assert.Equal(3, server.Received.Count);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task What_no_other_attempt_could_mend_is_refused_and_all_else_tried_again(string kind, int status, bool isRefused)
    {
        server.Fallback = context => Answer(context, status, $"What is {context.Request.Path}?\nA long answer.");

        var outcome = await Channel(kind).DeliverAsync(Sample.Alert, Cancel);

        var error = isRefused ? Assert.IsType<DeliveryOutcome.Refused>(outcome).Error : Assert.IsType<DeliveryOutcome.Failed>(outcome).Error;
        Assert.StartsWith($"127.0.0.1 answered {status}", error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_service_says_in_seconds_or_by_a_date_when_to_come_again(string kind)
    {
        server.Fallback = context => Answer(context, 429, "", retryAfter: "40");
        Assert.Equal(TimeSpan.FromSeconds(40), Assert.IsType<DeliveryOutcome.Failed>(await Channel(kind).DeliverAsync(Sample.Alert, Cancel)).RetryAfter);

        var now = new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);
        server.Fallback = context =>
        {
            context.Response.Headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
            return Answer(context, 503, "", retryAfter: now.AddMinutes(2).ToString("R", CultureInfo.InvariantCulture));
        };
        Assert.Equal(TimeSpan.FromMinutes(2), Assert.IsType<DeliveryOutcome.Failed>(await Channel(kind).DeliverAsync(Sample.Alert, Cancel)).RetryAfter);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task After_a_429_the_next_alert_of_the_channel_is_not_sent_before_the_time(string kind)
    {
        server.Fallback = context => Answer(context, 429, "", retryAfter: "600");
        var channel = Channel(kind);
        await channel.DeliverAsync(Sample.Alert, Cancel);

        var next = Assert.IsType<DeliveryOutcome.Failed>(await channel.DeliverAsync(Sample.Alert, Cancel));

        Assert.InRange(next.RetryAfter!.Value, TimeSpan.FromSeconds(500), TimeSpan.FromSeconds(620));
        Assert.Single(server.Received);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_connection_that_breaks_before_the_answer_is_whole_is_tried_again(string kind)
    {
        foreach (var raw in new[] { RawServer.ThatResets(), RawServer.ThatCloses(after: ""), RawServer.ThatCloses(after: "HTTP/1.1 200 OK\r\nContent-Le") })
        {
            await using var broken = raw;

            var failed = Assert.IsType<DeliveryOutcome.Failed>(await Channel(kind, broken.Url).DeliverAsync(Sample.Alert, Cancel));

            Assert.StartsWith("127.0.0.1 could not be reached: ", failed.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Half_a_body_changes_nothing_of_what_the_status_says(string kind)
    {
        await using (var half = RawServer.ThatCloses(after: "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ok\""))
        {
            Assert.IsType<DeliveryOutcome.Delivered>(await Channel(kind, half.Url).DeliverAsync(Sample.Alert, Cancel));
        }

        await using (var half = RawServer.ThatCloses(after: "HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\n{\"ok\""))
        {
            Assert.Equal("127.0.0.1 answered 500 Oops", Assert.IsType<DeliveryOutcome.Failed>(await Channel(kind, half.Url).DeliverAsync(Sample.Alert, Cancel)).Error);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_service_that_hangs_is_left_when_the_time_is_up(string kind)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Fallback = async context =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        using var timeUp = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        var delivery = Channel(kind).DeliverAsync(Sample.Alert, timeUp.Token);
        await asked.Task;
        await timeUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delivery);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_preview_shows_what_would_be_sent_and_no_secret(string kind)
    {
        var preview = Assert.IsType<IPreviewedChannel>(Channel(kind), exactMatch: false).Preview(Sample.Alert);

        Assert.Contains("POST to 127.0.0.1", preview, StringComparison.Ordinal);
        Assert.Contains("Верстати", preview, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, preview, StringComparison.Ordinal);
    }

    private static async Task Answer(HttpContext context, int status, string body, string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        if (body.Length > 0)
        {
            await context.Response.WriteAsync(body);
        }
    }

    private IChannel Channel(string kind, string? url = null) =>
        services.GetServices<IChannelKind>().Single(made => made.Kind == kind).Create(Definitions[kind](url ?? server.Address.AbsoluteUri.TrimEnd('/')));
}
