using System.Net;
using System.Net.Http.Headers;
using FeedMonitor.Alerts;
using FeedMonitor.Http;
using FeedMonitor.Text;

namespace FeedMonitor.Channels.Services;

/// <summary>
/// Posts JSON to a service and reads its answer: 2xx takes the alert; what concerns this alert alone (<see cref="Concern"/>) will never take it; anything else, and a connection
/// that breaks before the head of the answer is whole, is tried again.
/// </summary>
/// <param name="address">Where to. Its path may be a secret: errors name the host only.</param>
/// <param name="client">The client.</param>
/// <param name="paces">How fast: an alert waits for its turn in each, one after the other; at least one.</param>
/// <param name="time">The time.</param>
/// <param name="secrets">What errors must not tell.</param>
internal sealed class ServicePost(Uri address, WebhookClient client, IReadOnlyList<Pace> paces, TimeProvider time, Secrets secrets)
{
    private const int LongestDetail = 200;

    /// <summary>Reads what the service says in the body of a failure.</summary>
    public Func<string, ServiceComplaint>? Complaint { get; init; }

    /// <summary>What goes into the header <c>Authorization</c>, or null.</summary>
    public AuthenticationHeaderValue? Authorization { get; init; }

    /// <summary>The service's host.</summary>
    public string Host => address.Host;

    /// <summary>Posts.</summary>
    /// <param name="json">The body, UTF-8.</param>
    /// <param name="headers">Headers beside the usual ones.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<DeliveryOutcome> SendAsync(byte[] json, IReadOnlyList<(string Name, string Value)> headers, CancellationToken cancel)
    {
        foreach (var pace in paces)
        {
            if (await pace.TakeTurnAsync(cancel) is { } wait)
            {
                return new DeliveryOutcome.Busy(wait);
            }
        }

        using var request = RequestOf(json, headers);
        try
        {
            using var response = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            HeedLimit(response.Headers);
            return response.IsSuccessStatusCode ? new DeliveryOutcome.Delivered() : await FailureOfAsync(response, cancel);
        }
        catch (HttpRequestException e)
        {
            return new DeliveryOutcome.Failed($"{Host} could not be reached: {e.InnerException?.Message ?? e.Message}");
        }
    }

    private HttpRequestMessage RequestOf(byte[] json, IReadOnlyList<(string Name, string Value)> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.Authorization = Authorization;
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return request;
    }

    private async Task<DeliveryOutcome> FailureOfAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var complaint = Complaint?.Invoke(await AnswerText.OfAsync(response, time, cancel)) ?? ServiceComplaint.None;
        var wait = complaint.RetryAfter ?? (IsBusy(response.StatusCode) ? RetryAfter.Of(response, time.GetUtcNow()) : null);
        if (response.StatusCode == HttpStatusCode.TooManyRequests && wait is { } quiet)
        {
            paces[0].BeQuietFor(quiet);
        }

        var detail = complaint.Detail is { } told ? $": {Told(told)}" : "";
        var error = $"{Host} answered {(int)response.StatusCode} {Told(response.ReasonPhrase ?? "")}".TrimEnd() + detail;
        var concern = complaint.Concern ?? StatusConcern.Of(response.StatusCode);
        return concern == Concern.Alert ? new DeliveryOutcome.Refused(error) : new DeliveryOutcome.Failed(error, wait, concern == Concern.Channel);
    }

    // Discord says when its bucket is empty before it refuses (https://discord.com/developers/docs/topics/rate-limits).
    private void HeedLimit(HttpResponseHeaders headers)
    {
        if (headers.TryGetValues("X-RateLimit-Remaining", out var left) && left.FirstOrDefault() == "0"
            && headers.TryGetValues("X-RateLimit-Reset-After", out var reset)
            && ServiceJson.Seconds(reset.FirstOrDefault()) is { } wait)
        {
            paces[0].BeQuietFor(wait);
        }
    }

    // Whole secrets first: of one that the cut parts, half would be told.
    private string Told(string said) =>
        Cut.To(SaidByOthers.InOneLine(secrets.ConcealIn(said)), LongestDetail);

    private static bool IsBusy(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
}
