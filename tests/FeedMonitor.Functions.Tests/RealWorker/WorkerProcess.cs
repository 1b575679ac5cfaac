using System.Diagnostics;
using System.Net;
using FeedMonitor.Functions.RealWorker.Protocol;
using FeedMonitor.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Functions.RealWorker;

/// <summary>
/// The built app as a process of its own, started and led as the Functions host does it: over gRPC it is initialised, tells its functions, loads them and
/// is called; HTTP requests are handed on to the web server that it names. What the host itself does (timers, reading queues, keys, routes) is not here.
/// </summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    // By this the worker knows which call a request belongs to.
    private const string InvocationHeader = "x-ms-invocation-id";

    private readonly WebApplication server;
    private readonly Process process;
    private readonly Task ended;
    private readonly WorkerConversation conversation;
    private readonly HttpClient http = new();
    private readonly Dictionary<string, RpcFunctionMetadata> functions = new(StringComparer.Ordinal);

    private WorkerProcess(WebApplication server, Process process, WorkerConversation conversation)
    {
        this.server = server;
        this.process = process;
        this.conversation = conversation;
        ended = WatchAsync(process, conversation);
    }

    /// <summary>Its functions, by name.</summary>
    public IReadOnlyDictionary<string, RpcFunctionMetadata> Functions => functions;

    /// <summary>What it has logged.</summary>
    public WorkerLog Log => conversation.Log;

    /// <summary>Starts it with these settings and loads all of its functions.</summary>
    public static async Task<WorkerProcess> StartAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancel)
    {
        var talk = new WorkerConversation();
        var listener = await ListenAsync(talk, cancel);
        Process started;
        try
        {
            started = Start(listener.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single(), settings);
        }
        catch
        {
            await listener.DisposeAsync();
            throw;
        }

        var worker = new WorkerProcess(listener, started, talk);
        try
        {
            await talk.Started.WaitAsync(cancel);
            await worker.InitialiseAsync(cancel);
            await worker.LoadAsync(cancel);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Fires a timer.</summary>
    public Task<StatusResult> FireAsync(string function, CancellationToken cancel) =>
        InvokeAsync(
            function,
            Guid.NewGuid().ToString(),
            "timer",
            new TypedData { Json = """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":{"Last":"2026-03-14T09:26:00+00:00","LastUpdated":"2026-03-14T09:26:00+00:00","Next":"2026-03-14T09:27:00+00:00"},"IsPastDue":false}""" },
            cancel);

    /// <summary>Hands a queue's message over.</summary>
    public Task<StatusResult> HandOverAsync(string function, string message, CancellationToken cancel) =>
        InvokeAsync(function, Guid.NewGuid().ToString(), "message", new TypedData { String = message }, cancel);

    /// <summary>Hands an HTTP request to a function and returns what it answers.</summary>
    public async Task<HttpResponseMessage> SendAsync(string function, HttpRequestMessage request, CancellationToken cancel)
    {
        var invocation = Guid.NewGuid().ToString();
        request.Headers.Add(InvocationHeader, invocation);
        var call = InvokeAsync(function, invocation, "request", new TypedData { Http = new RpcHttp() }, cancel);
        var answer = await http.SendAsync(request, cancel);
        Assert.Equal(StatusResult.Types.Status.Success, (await call).Status);
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        conversation.Tell(new StreamingMessage { WorkerTerminate = new WorkerTerminate() });
        await ended.WaitAsync(TimeSpan.FromSeconds(20)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await ended;
        process.Dispose();
        http.Dispose();
        await server.DisposeAsync();
    }

    private static async Task<WebApplication> ListenAsync(WorkerConversation talk, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(talk);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.MapGrpcService<WorkerConversation>();
        await app.StartAsync(cancel);
        return app;
    }

    private static Process Start(string host, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(
            BuiltProgram.DotNet,
            [
                BuiltApp.Program, "--functions-uri", host, "--functions-worker-id", Guid.NewGuid().ToString(),
                "--functions-request-id", Guid.NewGuid().ToString(), "--functions-grpc-max-message-length", "2147483647",
            ])
        {
            WorkingDirectory = BuiltApp.Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = BuiltApp.Folder;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    // Whoever waits for an answer of a process that has ended would wait for ever. Its last lines, which say why, may come after its end: they are waited for.
    private static async Task WatchAsync(Process started, WorkerConversation talk)
    {
        void Keep(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is not null)
            {
                talk.Log.Add(line.Data);
            }
        }

        started.OutputDataReceived += Keep;
        started.ErrorDataReceived += Keep;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        await started.WaitForExitAsync();
        talk.Fail($"The worker has ended. It said:\n{string.Join('\n', talk.Log.Lines)}");
    }

    private async Task InitialiseAsync(CancellationToken cancel)
    {
        var answer = await conversation.AskAsync(
            new StreamingMessage { WorkerInitRequest = new WorkerInitRequest { HostVersion = "4.1044.0", WorkerDirectory = BuiltApp.Folder, FunctionAppDirectory = BuiltApp.Folder } },
            cancel);
        Assert.Equal(StatusResult.Types.Status.Success, answer.WorkerInitResponse.Result.Status);
        http.BaseAddress = new Uri(answer.WorkerInitResponse.Capabilities["HttpUri"]);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var told = await conversation.AskAsync(
            new StreamingMessage { FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = BuiltApp.Folder } }, cancel);
        foreach (var function in told.FunctionMetadataResponse.FunctionMetadataResults)
        {
            var loaded = await conversation.AskAsync(
                new StreamingMessage { FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function } }, cancel);
            Assert.Equal(StatusResult.Types.Status.Success, loaded.FunctionLoadResponse.Result.Status);
            functions.Add(function.Name, function);
        }
    }

    private async Task<StatusResult> InvokeAsync(string function, string invocation, string parameter, TypedData data, CancellationToken cancel)
    {
        var request = new InvocationRequest { InvocationId = invocation, FunctionId = functions[function].FunctionId, TraceContext = new RpcTraceContext() };
        request.InputData.Add(new ParameterBinding { Name = parameter, Data = data });
        var answer = await conversation.AskAsync(new StreamingMessage { InvocationRequest = request }, cancel);
        return answer.InvocationResponse.Result;
    }
}
