using System.Collections.Concurrent;
using System.Threading.Channels;
using FeedMonitor.Functions.RealWorker.Protocol;
using Grpc.Core;

namespace FeedMonitor.Functions.RealWorker;

/// <summary>The host's end of the one stream on which host and worker talk: questions with their answers, and the worker's log.</summary>
internal sealed class WorkerConversation : FunctionRpc.FunctionRpcBase
{
    private readonly Channel<StreamingMessage> outgoing = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> asked = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? over;

    /// <summary>Ends when the worker has connected; fails when it never will.</summary>
    public Task Started => started.Task;

    /// <summary>What the worker has logged.</summary>
    public WorkerLog Log { get; } = new();

    /// <summary>Nobody answers any more: whoever waits learns why, and so does whoever asks from now on.</summary>
    public void Fail(string reason)
    {
        over = reason;
        var error = new InvalidOperationException(reason);
        started.TrySetException(error);
        foreach (var question in asked.Values)
        {
            question.TrySetException(error);
        }
    }

    /// <summary>Asks, and waits for the answer to this question.</summary>
    public async Task<StreamingMessage> AskAsync(StreamingMessage question, CancellationToken cancel)
    {
        question.RequestId = Guid.NewGuid().ToString();
        var answer = asked[question.RequestId] = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (over is { } reason)
        {
            // Looked at once the question can be found: one that came too late for Fail fails here.
            throw new InvalidOperationException(reason);
        }

        outgoing.Writer.TryWrite(question);
        return await answer.Task.WaitAsync(cancel);
    }

    /// <summary>Says something that has no answer.</summary>
    public void Tell(StreamingMessage message) => outgoing.Writer.TryWrite(message);

    /// <inheritdoc />
    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        var sending = SendAsync(responseStream, context.CancellationToken);
        try
        {
            while (await requestStream.MoveNext(context.CancellationToken))
            {
                Take(requestStream.Current);
            }
        }
        catch (Exception e) when (context.CancellationToken.IsCancellationRequested && e is IOException or OperationCanceledException or Grpc.Core.RpcException)
        {
            // The worker has gone; its host notices that by the process.
        }

        outgoing.Writer.TryComplete();
        await sending;
    }

    private void Take(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.StartStream:
                started.TrySetResult();
                break;
            case StreamingMessage.ContentOneofCase.RpcLog:
                Log.Add($"{message.RpcLog.Category}: {message.RpcLog.Message} {message.RpcLog.Exception?.Message}");
                break;
            default:
                if (asked.TryRemove(message.RequestId, out var question))
                {
                    question.TrySetResult(message);
                }

                break;
        }
    }

    private async Task SendAsync(IServerStreamWriter<StreamingMessage> stream, CancellationToken cancel)
    {
        try
        {
            await foreach (var message in outgoing.Reader.ReadAllAsync(cancel))
            {
                await stream.WriteAsync(message, cancel);
            }
        }
        catch (OperationCanceledException)
        {
            // The stream is over.
        }
    }
}
