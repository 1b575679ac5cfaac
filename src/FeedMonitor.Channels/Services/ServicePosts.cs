using System.Net.Http.Headers;

namespace FeedMonitor.Channels.Services;

/// <summary>Makes what posts to a service.</summary>
internal sealed class ServicePosts(WebhookClient client, TimeProvider time)
{
    /// <summary>What posts to an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="interval">The shortest time between two alerts; zero where the service names none.</param>
    /// <param name="complaint">Reads what the service says in the body of a failure; null where that is not read.</param>
    /// <param name="token">A bearer token, or null.</param>
    /// <param name="secrets">What errors must not tell, beside the address and the token.</param>
    public ServicePost To(Uri address, TimeSpan interval, Func<string, ServiceComplaint>? complaint = null, string? token = null, IReadOnlyList<string>? secrets = null) =>
        new(address, client, new Pace(interval, time), time, new Secrets(address, [token, .. secrets ?? []]))
        {
            Complaint = complaint,
            Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token),
        };
}
