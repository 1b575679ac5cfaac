using System.Text;
using Xunit;

namespace FeedMonitor.Testing.Editing;

/// <summary>A monitor that answers its API until it is ended.</summary>
/// <param name="address">Where it listens.</param>
/// <param name="end">Ends it.</param>
public sealed class RunningMonitor(Uri address, Func<ValueTask> end) : IAsyncDisposable
{
    private readonly HttpClient client = new() { BaseAddress = address };

    /// <summary>Reads what an address gives.</summary>
    public Task<ApiReply> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>Sends a request.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="path">Its path.</param>
    /// <param name="content">Its body with the body's media type, or null.</param>
    /// <param name="match">What must be there (<c>If-Match</c>), or null.</param>
    /// <param name="isNew">Whether nothing may be there (<c>If-None-Match: *</c>).</param>
    public async Task<ApiReply> SendAsync(HttpMethod method, string path, (string Body, string MediaType)? content = null, string? match = null, bool isNew = false)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = content is { } given ? new StringContent(given.Body, Encoding.UTF8, given.MediaType) : null;
        _ = match is not null && request.Headers.TryAddWithoutValidation("If-Match", match);
        _ = isNew && request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new ApiReply((int)response.StatusCode, response.Headers.ETag?.ToString(), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await end();
    }
}
