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

    // Whom it concerns that an alert was not taken: it is dead at once, its channel rests, or it is tried again.
    private const string OfAlert = "alert";
    private const string OfChannel = "channel";
    private const string OfMoment = "moment";

    // Channels of one chat keep its pace together; here each has a chat of its own.
    private static int chats;

    private static readonly Dictionary<string, Func<string, ChannelDefinition>> Definitions = new(StringComparer.Ordinal)
    {
        ["webhook"] = url => Sample.Definition("webhook", url + "/" + Secret),
        ["slack"] = url => Sample.Definition("slack", url + "/" + Secret),
        ["teams"] = url => Sample.Definition("teams", url + "/" + Secret),
        ["discord"] = url => Sample.Definition("discord", url + "/" + Secret),
        ["telegram"] = url => Sample.Definition("telegram", ("api", url), ("token", "1:" + Secret), ("chat", $"{Interlocked.Increment(ref chats)}")),
        ["ntfy"] = url => Sample.Definition("ntfy", ("url", url + "/"), ("topic", Secret), ("token", Secret)),
    };

    private readonly ServiceProvider services = new ServiceCollection().AddChannelKinds().BuildServiceProvider();
    private LoopbackServer server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => [.. Definitions.Keys];

    public static TheoryData<string, int, string> Failures => [.. Definitions.Keys.SelectMany(kind => new[]
    {
        (kind, 301, OfChannel), (kind, 400, OfAlert), (kind, 401, OfChannel), (kind, 403, OfChannel), (kind, 404, OfChannel), (kind, 408, OfMoment), (kind, 409, OfMoment),
        (kind, 410, OfChannel), (kind, 413, OfAlert), (kind, 415, OfChannel), (kind, 422, OfAlert), (kind, 429, OfChannel), (kind, 500, OfMoment), (kind, 502, OfMoment), (kind, 503, OfMoment),
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
    public async Task What_no_other_attempt_could_mend_is_refused_what_no_other_alert_would_escape_is_the_channel_s_and_all_else_tried_again(string kind, int status, string concern)
    {
        server.Fallback = context => Answer(context, status, $"What is {context.Request.Path}?\nA long answer.");

        var outcome = await Channel(kind).DeliverAsync(Sample.Alert, Cancel);

        Assert.Equal(concern, ConcernOf(outcome));
        var error = ErrorOf(outcome);
        Assert.StartsWith($"127.0.0.1 answered {status}", error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    [Theory]
    [InlineData("slack", 400, "invalid_blocks", OfAlert)]
    [InlineData("slack", 403, "invalid_payload", OfAlert)]
    [InlineData("slack", 400, "user_not_found", OfChannel)]
    [InlineData("slack", 400, "no_service", OfChannel)]
    [InlineData("slack", 404, "no_service_id\n", OfChannel)]
    [InlineData("slack", 403, "invalid_token", OfChannel)]
    [InlineData("slack", 403, "action_prohibited", OfChannel)]
    [InlineData("slack", 410, "channel_is_archived", OfChannel)]
    [InlineData("slack", 400, "team_disabled", OfChannel)]
    [InlineData("slack", 500, "rollup_error", OfMoment)]
    [InlineData("teams", 400, """{"error":{"code":"WorkflowTriggerIsNotEnabled","message":"Could not execute workflow trigger with state 'Disabled'."}}""", OfChannel)]
    [InlineData("teams", 400, """{"error":{"code":"TriggerInputSchemaMismatch","message":"The input body does not match."}}""", OfChannel)]
    [InlineData("teams", 404, """{"error":{"code":"WorkflowNotFound","message":"The workflow could not be found."}}""", OfChannel)]
    [InlineData("teams", 400, """{"error":{"code":"InvalidRequestContent","message":"The request content is not valid."}}""", OfAlert)]
    [InlineData("discord", 404, """{"message":"Unknown Webhook","code":10015}""", OfChannel)]
    [InlineData("discord", 400, """{"message":"Unknown Channel","code":10003}""", OfChannel)]
    [InlineData("discord", 400, """{"message":"Thread is archived","code":50083}""", OfChannel)]
    [InlineData("discord", 400, """{"message":"Invalid Form Body","code":50035}""", OfAlert)]
    [InlineData("discord", 403, """{"message":"Message was blocked by automatic moderation","code":200000}""", OfAlert)]
    [InlineData("telegram", 400, """{"ok":false,"description":"Bad Request: chat not found"}""", OfChannel)]
    [InlineData("telegram", 400, """{"ok":false,"description":"Bad Request: not enough rights to send text messages to the chat"}""", OfChannel)]
    [InlineData("telegram", 400, """{"ok":false,"description":"Bad Request: need administrator rights in the channel chat"}""", OfChannel)]
    [InlineData("telegram", 400, """{"ok":false,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1001}}""", OfChannel)]
    [InlineData("telegram", 400, """{"ok":false,"description":"Bad Request: TOPIC_CLOSED"}""", OfChannel)]
    [InlineData("telegram", 403, """{"ok":false,"description":"Forbidden: bot was kicked from the supergroup chat"}""", OfChannel)]
    [InlineData("telegram", 400, """{"ok":false,"description":"Bad Request: can't parse entities: unsupported start tag \"chat not found\""}""", OfAlert)]
    [InlineData("telegram", 400, """{"ok":false,"description":"Bad Request: message is too long"}""", OfAlert)]
    [InlineData("ntfy", 401, """{"code":40101,"http":401,"error":"unauthorized"}""", OfChannel)]
    [InlineData("ntfy", 403, """{"code":40301,"http":403,"error":"forbidden"}""", OfChannel)]
    [InlineData("ntfy", 400, """{"code":40010,"http":400,"error":"invalid request: topic name is disallowed"}""", OfChannel)]
    [InlineData("ntfy", 400, """{"code":40024,"http":400,"error":"invalid request: request body must be valid JSON"}""", OfAlert)]
    [InlineData("ntfy", 413, """{"code":41303,"http":413,"error":"JSON body too large"}""", OfAlert)]
    public async Task A_service_s_own_words_tell_a_refusal_of_the_alert_from_one_of_the_channel(string kind, int status, string body, string concern)
    {
        server.Fallback = context => Answer(context, status, body);

        Assert.Equal(concern, ConcernOf(await Channel(kind).DeliverAsync(Sample.Alert, Cancel)));
    }

    [Fact]
    public async Task A_group_that_has_another_number_is_told_with_it()
    {
        server.Fallback = context => Answer(context, 400, """{"ok":false,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1001234567890}}""");

        Assert.EndsWith(": Bad Request: group chat was upgraded to a supergroup chat; its number is now -1001234567890", ErrorOf(await Channel("telegram").DeliverAsync(Sample.Alert, Cancel)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(186)]
    [InlineData(195)]
    [InlineData(200)]
    public async Task A_secret_that_a_service_repeats_where_its_words_are_cut_is_told_in_no_part(int before)
    {
        server.Fallback = context => Answer(context, 500, $$$"""{"error":{"message":"{{{new string('a', before)}}}{{{Secret}}} b"}}""");

        var error = ErrorOf(await Channel("teams").DeliverAsync(Sample.Alert, Cancel));

        Assert.DoesNotContain("s3c", error, StringComparison.Ordinal);
        Assert.Contains("a…", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_secret_in_the_query_or_only_a_part_of_the_path_is_not_repeated_either()
    {
        server.Fallback = context => Answer(context, 400, """{"error":{"message":"no sig q-s3cr3t+x there"},"description":"no bot of 1:s3cr3t-t0ken here"}""");
        var teams = services.GetServices<IChannelKind>().Single(kind => kind.Kind == "teams").Create(Sample.Definition("teams", server.Url("/invoke?api-version=1&sig=q-s3cr3t%2Bx")));

        Assert.EndsWith(": no sig … there", ErrorOf(await teams.DeliverAsync(Sample.Alert, Cancel)), StringComparison.Ordinal);
        Assert.EndsWith(": no bot of … here", ErrorOf(await Channel("telegram").DeliverAsync(Sample.Alert, Cancel)), StringComparison.Ordinal);
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
    [InlineData("telegram", "token", "no token", "the token of channel 'desk' is wrong, expected the token of a bot, such as 123456:ABC-DEF")]
    [InlineData("telegram", "thread", "x", "the thread of channel 'desk' is wrong, expected a whole number from 1 to 2147483647")]
    [InlineData("telegram", "api", "ftp://x", "the api of channel 'desk' is wrong, expected an http or https address")]
    [InlineData("ntfy", "topic", "a/b", "the topic of channel 'desk' is wrong, expected the name of a topic: at most 64 letters, digits, '-' and '_'")]
    [InlineData("ntfy", "priority", "6", "the priority of channel 'desk' is wrong, expected a whole number from 1 to 5")]
    [InlineData("discord", "thread", "x", "the thread of channel 'desk' is wrong, expected the number of a thread")]
    public void A_setting_that_is_wrong_is_told_with_its_place_but_not_repeated(string kind, string name, string value, string expected)
    {
        var definition = Definitions[kind]("https://service.example");
        var settings = new Dictionary<string, ChannelSetting>(definition.Settings, StringComparer.Ordinal) { [name] = Sample.Setting(value) };

        var error = Assert.Throws<ConfigurationException>(() =>
            services.GetServices<IChannelKind>().Single(made => made.Kind == kind).Create(definition with { Settings = settings }));

        Assert.Equal("channels.yaml:5: " + expected, error.Message);
    }

    [Fact]
    public void Tags_that_would_leave_no_room_for_the_message_are_told_with_their_place()
    {
        var definition = Definitions["ntfy"]("https://ntfy.example");
        var settings = new Dictionary<string, ChannelSetting>(definition.Settings, StringComparer.Ordinal)
        {
            ["tags"] = Sample.Setting("") with { Entries = [.. Enumerable.Repeat(Sample.Setting(new string('t', 50)), 10)] },
        };

        var error = Assert.Throws<ConfigurationException>(() => services.GetServices<IChannelKind>().Single(kind => kind.Kind == "ntfy").Create(definition with { Settings = settings }));

        Assert.Equal("channels.yaml:5: the tags of channel 'desk' is wrong, expected a list of at most 512 bytes", error.Message);
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

    private static string ConcernOf(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Refused => OfAlert,
        DeliveryOutcome.Failed { IsOfChannel: true } => OfChannel,
        DeliveryOutcome.Failed => OfMoment,
        _ => $"{outcome}",
    };

    private static string ErrorOf(DeliveryOutcome outcome) => outcome is DeliveryOutcome.Refused refused ? refused.Error : Assert.IsType<DeliveryOutcome.Failed>(outcome).Error;

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
