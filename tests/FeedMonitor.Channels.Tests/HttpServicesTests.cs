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
        ["discord"] = url => Sample.Definition("discord", url + "/" + Secret),
        ["telegram"] = url => Sample.Definition("telegram", ("api", url), ("token", "1:" + Secret), ("chat", "-100")),
        ["ntfy"] = url => Sample.Definition("ntfy", ("url", url + "/"), ("topic", Secret), ("token", Secret)),
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

        var next = Assert.IsType<DeliveryOutcome.Busy>(await channel.DeliverAsync(Sample.Alert, Cancel));

        Assert.InRange(next.Wait, TimeSpan.FromSeconds(500), TimeSpan.FromSeconds(620));
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
    [InlineData("telegram", """{"ok":false,"description":"Too Many Requests","parameters":{"retry_after":35}}""", 35)]
    [InlineData("discord", """{"message":"You are being rate limited.","retry_after":0.5,"global":false}""", 0.5)]
    public async Task A_service_that_says_in_the_body_when_to_come_again_is_heard(string kind, string body, double seconds)
    {
        server.Fallback = context => Answer(context, 429, body);

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<DeliveryOutcome.Failed>(await Channel(kind).DeliverAsync(Sample.Alert, Cancel)).RetryAfter);
    }

    [Fact]
    public async Task A_chat_that_the_bot_is_not_in_is_tried_again_since_a_person_may_mend_it()
    {
        server.Fallback = context => Answer(context, 400, """{"ok":false,"description":"Bad Request: chat not found"}""");
        Assert.EndsWith(": Bad Request: chat not found", Assert.IsType<DeliveryOutcome.Failed>(await Channel("telegram").DeliverAsync(Sample.Alert, Cancel)).Error, StringComparison.Ordinal);

        server.Fallback = context => Answer(context, 400, """{"ok":false,"description":"Bad Request: can't parse entities"}""");
        Assert.IsType<DeliveryOutcome.Refused>(await Channel("telegram").DeliverAsync(Sample.Alert, Cancel));
    }

    [Theory]
    [InlineData("-Infinity")]
    [InlineData("Infinity")]
    [InlineData("NaN")]
    [InlineData("-1")]
    [InlineData("soon")]
    public async Task A_limit_that_is_no_time_undoes_no_delivery(string seconds)
    {
        server.Fallback = context =>
        {
            context.Response.Headers["X-RateLimit-Remaining"] = "0";
            context.Response.Headers["X-RateLimit-Reset-After"] = seconds;
            return Task.CompletedTask;
        };

        Assert.IsType<DeliveryOutcome.Delivered>(await Channel("discord").DeliverAsync(Sample.Alert, Cancel));
    }

    [Fact]
    public async Task Discord_is_left_in_peace_once_its_bucket_is_empty()
    {
        server.Fallback = context =>
        {
            context.Response.Headers["X-RateLimit-Remaining"] = "0";
            context.Response.Headers["X-RateLimit-Reset-After"] = "60";
            return Task.CompletedTask;
        };
        var channel = Channel("discord");
        Assert.IsType<DeliveryOutcome.Delivered>(await channel.DeliverAsync(Sample.Alert, Cancel));

        Assert.IsType<DeliveryOutcome.Busy>(await channel.DeliverAsync(Sample.Alert, Cancel));
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task Each_service_is_asked_where_it_listens()
    {
        server.Answer("/bot1:" + Secret + "/sendMessage", 200);
        server.Answer("/" + Secret, 200);
        server.Answer("/", 200);
        foreach (var kind in new[] { "telegram", "discord", "ntfy" })
        {
            Assert.IsType<DeliveryOutcome.Delivered>(await Channel(kind).DeliverAsync(Sample.Alert, Cancel));
        }

        Assert.Equal("Bearer " + Secret, server.ReceivedAt("/")[0].Headers["Authorization"]);
    }

    [Theory]
    [InlineData("telegram", "token", "no token", "the token of channel 'desk' is not the token of a bot, such as 123456:ABC-DEF")]
    [InlineData("telegram", "thread", "x", "the thread of channel 'desk' is not a whole number from 1 to 2147483647")]
    [InlineData("telegram", "api", "ftp://x", "the api of channel 'desk' is not an http or https address")]
    [InlineData("ntfy", "topic", "a/b", "the topic of channel 'desk' is not the name of a topic: at most 64 letters, digits, '-' and '_'")]
    [InlineData("ntfy", "priority", "6", "the priority of channel 'desk' is not a whole number from 1 to 5")]
    [InlineData("discord", "thread", "x", "the thread of channel 'desk' is not the number of a thread")]
    public void A_setting_that_is_wrong_is_told_with_its_place_but_not_repeated(string kind, string name, string value, string expected)
    {
        var definition = Definitions[kind]("https://service.example");
        var settings = new Dictionary<string, ChannelSetting>(definition.Settings, StringComparer.Ordinal) { [name] = Sample.Setting(value) };

        var error = Assert.Throws<ConfigurationException>(() =>
            services.GetServices<IChannelKind>().Single(made => made.Kind == kind).Create(definition with { Settings = settings }));

        Assert.Equal("channels.yaml:5: " + expected, error.Message);
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
