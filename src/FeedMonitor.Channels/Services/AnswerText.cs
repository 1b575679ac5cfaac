using System.Text;

namespace FeedMonitor.Channels.Services;

/// <summary>Reads what a service says to an alert that it did not take: a little of it, and not for long.</summary>
internal static class AnswerText
{
    private const int MostBytes = 16 * 1024;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <summary>The beginning of the body as UTF-8; empty if the connection breaks or the service dawdles, since the status alone says enough.</summary>
    public static async Task<string> OfAsync(HttpResponseMessage response, TimeProvider time, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(LongestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        var buffer = new byte[MostBytes];
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(either.Token);
            var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, either.Token);
            return Encoding.UTF8.GetString(buffer, 0, read);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return "";
        }
    }
}
