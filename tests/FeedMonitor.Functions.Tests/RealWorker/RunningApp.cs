using System.Runtime.ExceptionServices;
using Azure.Storage.Queues;
using FeedMonitor.Functions.RealWorker.Protocol;
using FeedMonitor.Pipeline;
using FeedMonitor.Testing;
using FeedMonitor.Testing.MainJob;

namespace FeedMonitor.Functions.RealWorker;

/// <summary>The built app at work on the main job, started by whoever asks first. Nobody else uses the plain names of its tables and queues.</summary>
public sealed class RunningApp(AzuriteFixture azurite) : IAsyncDisposable
{
    private readonly SemaphoreSlim starting = new(1, 1);
    private MainJobSetting? setting;
    private WorkerProcess? worker;
    private ExceptionDispatchInfo? failure;

    /// <summary>What is watched and who is told.</summary>
    public MainJobSetting Setting => setting!;

    /// <summary>The process; started, and one round done. Where the app is not built, the test is skipped; it fails where that was promised.</summary>
    internal async Task<WorkerProcess> GetAsync(CancellationToken cancel)
    {
        if (BuiltApp.Missing() is { } reason)
        {
            Assert.False(BuiltApp.IsPromised, reason);
            Assert.Skip(reason);
        }

        await starting.WaitAsync(cancel);
        try
        {
            failure?.Throw();
            return worker ??= await StartAsync(cancel);
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>One round of everything, as the host's timers and queues bring it about.</summary>
    internal async Task RunAsync(WorkerProcess app, CancellationToken cancel)
    {
        Succeeded(await app.FireAsync("PlanPolls", cancel));
        await DrainAsync(app, Queues.Polls, "PollFeeds", cancel);
        await DrainAsync(app, Queues.Alerts, "DeliverAlert", cancel);
        Succeeded(await app.FireAsync("SweepOutbox", cancel));
        await DrainAsync(app, Queues.Alerts, "DeliverAlert", cancel);
        Succeeded(await app.FireAsync("PruneHistory", cancel));
    }

    /// <summary>The settings of an app with this configuration folder.</summary>
    internal Dictionary<string, string> Settings(string configFolder) => new(StringComparer.Ordinal)
    {
        ["AzureWebJobsStorage"] = azurite.ConnectionString,
        ["FeedMonitor__Config"] = configFolder,
        ["Fetch__AllowPrivateNetworks"] = "true",
        ["OPS_WEBHOOK_URL"] = Setting.Server.Url(MainJobSetting.HookPath),
    };

    public async ValueTask DisposeAsync()
    {
        if (worker is not null)
        {
            await worker.DisposeAsync();
        }

        if (setting is not null)
        {
            await setting.DisposeAsync();
        }

        starting.Dispose();
    }

    private async Task<WorkerProcess> StartAsync(CancellationToken cancel)
    {
        WorkerProcess? app = null;
        try
        {
            setting ??= await MainJobSetting.StartAsync("${OPS_WEBHOOK_URL}");
            app = await WorkerProcess.StartAsync(Settings(setting.ConfigFolder), cancel);
            await RunAsync(app, cancel);
            return app;
        }
        catch (Exception e)
        {
            // The queues are those of a round that broke off: no other process goes on with them, and each test says why.
            failure = ExceptionDispatchInfo.Capture(e);
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            throw;
        }
    }

    private async Task DrainAsync(WorkerProcess app, string name, string function, CancellationToken cancel)
    {
        // As host.json sets it for the host, which hands the text on.
        var queue = new QueueClient(azurite.ConnectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        while ((await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(10), cancel)).Value is { Length: > 0 } messages)
        {
            foreach (var message in messages)
            {
                Succeeded(await app.HandOverAsync(function, message.Body.ToString(), cancel));
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancel);
            }
        }
    }

    private static void Succeeded(StatusResult result) =>
        Assert.True(result.Status == StatusResult.Types.Status.Success, $"{result.Exception?.Message}\n{result.Exception?.StackTrace}");
}
