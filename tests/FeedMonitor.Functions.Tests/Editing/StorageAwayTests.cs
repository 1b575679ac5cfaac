using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using FeedMonitor.Functions.Host;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using FeedMonitor.Testing;
using FeedMonitor.Testing.Editing;
using FeedMonitor.Testing.MainJob;

namespace FeedMonitor.Functions.Editing;

/// <summary>What happens while the container of the edits can't be had.</summary>
public sealed class StorageAwayTests(AzuriteFixture azurite)
{
    private readonly Refusal refusal = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edit_is_refused_with_the_reason_and_taken_later()
    {
        await using var setting = await MainJobSetting.StartAsync();
        await using var host = await StartAsync(setting);
        await using var front = await ApiFront.StartAsync(host);
        await using var api = new RunningMonitor(front.Address, () => ValueTask.CompletedTask);
        refusal.IsOn = true;

        var refused = await PutAsync(api);

        Assert.Equal(503, refused.Status);
        Assert.Contains("refuses us (403 AuthorizationFailure)", (string?)refused.Json["detail"], StringComparison.Ordinal);
        refusal.IsOn = false;
        Assert.Equal(201, (await PutAsync(api)).Status);
    }

    [Fact]
    public async Task An_edit_that_is_saved_and_not_stored_says_so_and_counts_once_it_is_saved_again()
    {
        await using var setting = await MainJobSetting.StartAsync();
        await using var host = await StartAsync(setting);
        await using var front = await ApiFront.StartAsync(host);
        await using var api = new RunningMonitor(front.Address, () => ValueTask.CompletedTask);
        (refusal.Of, refusal.IsOn) = ("watchlists(", true);

        var refused = await PutAsync(api);
        refusal.IsOn = false;

        Assert.Equal(503, refused.Status);
        Assert.StartsWith("It is saved, but the storage could not be told of it.", (string?)refused.Json["detail"], StringComparison.Ordinal);
        Assert.DoesNotContain("\"oil\"", (await api.GetAsync("api/watchlists")).Json.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(412, (await PutAsync(api)).Status);
        Assert.Contains("\"oil\"", (await api.GetAsync("api/watchlists")).Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_go_out_over_the_channels_that_are_known()
    {
        await using var setting = await MainJobSetting.StartAsync();
        await using var host = await StartAsync(setting);
        refusal.IsOn = true;

        await host.RunAsync(Cancel);

        Assert.Single(setting.Alerts);
        Assert.True(refusal.Count > 0);
    }

    private static Task<ApiReply> PutAsync(RunningMonitor api) =>
        api.SendAsync(HttpMethod.Put, "/api/watchlists/oil", ("id: oil\nterms: [oil]\n", "application/yaml"), isNew: true);

    private Task<TriggerHost> StartAsync(MainJobSetting setting) => TriggerHost.StartAsync(
        setting.ConfigFolder,
        azurite.ConnectionString,
        new StoppedClock(new DateTimeOffset(2026, 3, 14, 9, 26, 53, TimeSpan.Zero)),
        services => services.AddAzureStorage(new StorageClients(azurite.Connection, AzuriteFixture.NewPrefix(), refusal)));

    /// <summary>Refuses whatever is asked of the container of the edits, or of another place, while it is told to.</summary>
    private sealed class Refusal : HttpPipelineSynchronousPolicy
    {
        public bool IsOn { get; set; }

        public string Of { get; set; } = "configuration";

        public int Count { get; private set; }

        public override void OnSendingRequest(HttpMessage message)
        {
            if (IsOn && message.Request.Uri.ToUri().AbsolutePath.Contains(Of, StringComparison.Ordinal))
            {
                Count++;
                throw new RequestFailedException(403, "This request is not authorized.", "AuthorizationFailure", innerException: null);
            }
        }
    }
}
