using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace FeedMonitor.Testing;

/// <summary>Counts what goes over the wire to storage: one entry a request, such as <c>GET feeds</c>.</summary>
public sealed class OperationCounter : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentQueue<string> operations = new();

    /// <summary>The requests so far: method and path.</summary>
    public IReadOnlyList<string> Operations => [.. operations];

    /// <summary>How many were reads.</summary>
    public int Reads => operations.Count(operation => operation.StartsWith("GET ", StringComparison.Ordinal) || operation.StartsWith("HEAD ", StringComparison.Ordinal));

    /// <summary>How many were writes.</summary>
    public int Writes => operations.Count - Reads;

    /// <summary>Begins to count anew.</summary>
    public void Reset() => operations.Clear();

    public override void OnSendingRequest(HttpMessage message) =>
        operations.Enqueue($"{message.Request.Method} {message.Request.Uri.ToUri().AbsolutePath}");
}
