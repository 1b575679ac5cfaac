using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using FeedMonitor.Alerts;
using FeedMonitor.Configuration;
using FeedMonitor.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Channels;

public sealed class WebhookChannelTests : IAsyncLifetime
{
    // The path is what makes a webhook's address a secret.
    private const string Path = "/hooks/s3cr3t-t0ken";

    private readonly ServiceProvider services = new ServiceCollection().AddChannelKinds().BuildServiceProvider();
    private LoopbackServer server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await LoopbackServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await services.DisposeAsync();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(204)]
    public async Task An_answer_of_2xx_takes_the_alert(int status)
    {
        server.Answer(Path, status);

        Assert.IsType<DeliveryOutcome.Delivered>(await Channel().DeliverAsync(Sample.Alert, Cancel));
    }

    [Fact]
    public async Task Posts_the_alert_as_the_contract_says()
    {
        server.Answer(Path, 200);

        await Channel().DeliverAsync(Sample.Alert, Cancel);

        var request = Assert.Single(server.Received);
        Assert.Equal(("POST", Path, "application/json; charset=utf-8"), (request.Method, request.Path, request.Headers["Content-Type"]));
        var expected = JsonNode.Parse($$"""
            {
              "type": "hit",
              "id": "{{Sample.Alert.Id}}",
              "watchlist": { "id": "dual-use", "name": "Товари подвійного використання" },
              "item": {
                "title": "Верстати <b>їдуть</b>",
                "link": "https://news.example/1?a=1&b=2",
                "published": "2026-03-14T09:30:00+00:00",
                "feed": { "title": "News & more", "url": "https://news.example/feed.xml" }
              },
              "evidence": [
                { "term": "\"machine tools\"", "text": "Machine-tools were shipped.", "zone": "headline", "clause": "terms", "reference": null },
                { "term": "верстат*", "text": "Верстати поїхали далі.", "zone": "body", "clause": "terms", "reference": null }
              ],
              "story": {
                "id": "fedcba9876543210fedcba9876543210",
                "sources": [ { "title": "News & more", "link": "https://news.example/1?a=1&b=2" } ]
              }
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(request.Body)), request.Body);
    }

    [Fact]
    public async Task Posts_that_a_feed_is_in_trouble_as_the_contract_says()
    {
        server.Answer(Path, 200);
        var trouble = new FeedTrouble(Sample.Hit.Feed, "News & more", "https://news.example/feed.xml", FeedTroubleKind.Broken, new DateTimeOffset(2026, 3, 14, 11, 0, 0, TimeSpan.FromHours(2)), "HTTP 500");
        var alert = new Alert(trouble.AlertOn("desk"), new AlertSubject.OfFeed(trouble));

        Assert.IsType<DeliveryOutcome.Delivered>(await Channel().DeliverAsync(alert, Cancel));

        var request = Assert.Single(server.Received);
        Assert.Equal(alert.Id.Value, request.Headers["webhook-id"]);
        var expected = JsonNode.Parse($$"""
            {
              "type": "feed-health",
              "id": "{{alert.Id}}",
              "feed": { "id": "{{Sample.Hit.Feed}}", "title": "News & more", "url": "https://news.example/feed.xml" },
              "trouble": { "kind": "broken", "since": "2026-03-14T09:00:00+00:00", "detail": "HTTP 500" }
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(request.Body)), request.Body);
    }

    [Fact]
    public async Task What_an_item_may_lack_is_null()
    {
        server.Answer(Path, 200);

        await Channel().DeliverAsync(Sample.Alert with { Subject = new AlertSubject.OfHit(Sample.Hit with { Link = null, Published = null, Evidence = [] }) }, Cancel);

        var body = JsonNode.Parse(Assert.Single(server.Received).Body)!;
        var item = body["item"]!.AsObject();
        Assert.True(item.ContainsKey("link") && item["link"] is null);
        Assert.True(item.ContainsKey("published") && item["published"] is null);
        Assert.Empty(body["evidence"]!.AsArray());
    }

    [Fact]
    public async Task The_header_webhook_id_is_the_same_on_every_attempt()
    {
        server.Answer(Path, 503);
        await Channel().DeliverAsync(Sample.Alert, Cancel);
        server.Answer(Path, 200);
        await Channel().DeliverAsync(Sample.Alert, Cancel);
        await Channel().DeliverAsync(Sample.Alert with { Id = AlertId.Of(Sample.Hit.Id, "other") }, Cancel);

        Assert.Equal(
            [Sample.Alert.Id.Value, Sample.Alert.Id.Value, AlertId.Of(Sample.Hit.Id, "other").Value],
            server.Received.Select(request => request.Headers["webhook-id"]));
        Assert.Equal(server.Received[0].Body, server.Received[1].Body);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task Any_other_answer_is_a_failure_that_names_host_and_status_and_never_the_path(int status)
    {
        server.Handle(Path, context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync($"What is {Path}?\nA long answer.");
        });

        var failed = await FailAsync(Channel());

        Assert.StartsWith($"127.0.0.1 answered {status}", failed.Error, StringComparison.Ordinal);
        AssertTellsNoSecret(failed.Error);
        Assert.Null(failed.RetryAfter);
    }

    [Theory]
    [InlineData(429, "17", 17)]
    [InlineData(503, "3600", 3_600)]
    [InlineData(503, null, null)]
    [InlineData(429, "soon", null)]
    [InlineData(429, "-5", null)]
    [InlineData(500, "17", null)]
    public async Task A_busy_service_says_how_long_to_wait(int status, string? header, int? seconds)
    {
        server.Handle(Path, context =>
        {
            context.Response.StatusCode = status;
            if (header is not null)
            {
                context.Response.Headers.RetryAfter = header;
            }

            return Task.CompletedTask;
        });

        var failed = await FailAsync(Channel());

        Assert.Equal(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null, failed.RetryAfter);
        Assert.StartsWith($"127.0.0.1 answered {status}", failed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        server.Answer("/elsewhere", 200);
        server.Handle(Path, context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = server.Url("/elsewhere");
            return Task.CompletedTask;
        });

        var failed = await FailAsync(Channel());

        Assert.StartsWith($"127.0.0.1 answered {status}", failed.Error, StringComparison.Ordinal);
        Assert.Equal([Path], server.Received.Select(request => request.Path));
    }

    [Fact]
    public async Task A_cookie_of_one_answer_is_not_sent_with_the_next()
    {
        server.Handle(Path, context =>
        {
            context.Response.Cookies.Append("session", "1");
            return Task.CompletedTask;
        });

        await Channel().DeliverAsync(Sample.Alert, Cancel);
        await Channel().DeliverAsync(Sample.Alert, Cancel);

        Assert.All(server.Received, request => Assert.False(request.Headers.ContainsKey("Cookie")));
    }

    [Fact]
    public async Task A_service_that_is_down_is_a_failure()
    {
        // Bound and not listening: nobody answers, and nobody else can take the port.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        var failed = await FailAsync(Channel($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}{Path}"));

        Assert.StartsWith("127.0.0.1 could not be reached: ", failed.Error, StringComparison.Ordinal);
        AssertTellsNoSecret(failed.Error);
    }

    [Fact]
    public async Task A_service_that_hangs_up_is_a_failure()
    {
        server.Handle(Path, context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        var failed = await FailAsync(Channel());

        Assert.StartsWith("127.0.0.1 ", failed.Error, StringComparison.Ordinal);
        AssertTellsNoSecret(failed.Error);
    }

    [Fact]
    public async Task A_service_that_never_answers_is_left_when_the_time_is_up()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Handle(Path, async context =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        using var timeUp = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        var delivery = Channel().DeliverAsync(Sample.Alert, timeUp.Token);
        await asked.Task;
        await timeUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delivery);
    }

    [Fact]
    public async Task A_body_that_never_ends_is_not_waited_for()
    {
        server.Handle(Path, async context =>
        {
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });

        Assert.IsType<DeliveryOutcome.Delivered>(await Channel().DeliverAsync(Sample.Alert, Cancel));
    }

    [Fact]
    public void A_channel_has_its_id_and_kind()
    {
        var channel = Channel();

        Assert.Equal(("desk", "webhook"), (channel.Id, channel.Kind));
        Assert.Equal(["url", "secret"], Kind().Settings);
    }

    [Fact]
    public void A_webhook_without_an_address_is_told_with_its_place()
    {
        var error = Assert.Throws<ConfigurationException>(() => Kind().Create(Sample.Definition("webhook")));

        Assert.Equal("channels.yaml:3: channel 'desk' of kind webhook has no 'url', expected an http or https address", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hooks.example/s3cr3t")]
    [InlineData("/s3cr3t")]
    [InlineData("ftp://hooks.example/s3cr3t")]
    [InlineData("file:///etc/s3cr3t")]
    [InlineData("javascript:s3cr3t")]
    public void An_address_that_is_not_http_is_told_with_its_place_but_not_repeated(string url)
    {
        var error = Assert.Throws<ConfigurationException>(() => Kind().Create(Sample.Definition("webhook", url)));

        Assert.Equal("channels.yaml:5: the url of channel 'desk' is wrong, expected an http or https address", error.Message);
    }

    private static async Task<DeliveryOutcome.Failed> FailAsync(IChannel channel) =>
        Assert.IsType<DeliveryOutcome.Failed>(await channel.DeliverAsync(Sample.Alert, Cancel));

    private static void AssertTellsNoSecret(string error)
    {
        Assert.DoesNotContain("s3cr3t", error, StringComparison.Ordinal);
        Assert.DoesNotContain("hooks", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    private IChannelKind Kind() => services.GetServices<IChannelKind>().Single(kind => kind.Kind == "webhook");

    private IChannel Channel(string? url = null) => Kind().Create(Sample.Definition("webhook", url ?? server.Url(Path)));
}
