using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace FeedMonitor.Channels.Services;

/// <summary>Makes what posts to a service.</summary>
internal sealed class ServicePosts(WebhookClient client, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Pace> shared = new(StringComparer.Ordinal);

    /// <summary>What posts to an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="interval">The shortest time between two alerts; zero where the service names none.</param>
    /// <param name="complaint">Reads what the service says in the body of a failure; null where that is not read.</param>
    /// <param name="token">A bearer token, or null.</param>
    /// <param name="secrets">What errors must not tell, beside the address and the token.</param>
    public ServicePost To(Uri address, TimeSpan interval, Func<string, ServiceComplaint>? complaint = null, string? token = null, IReadOnlyList<string>? secrets = null) =>
        To(address, [new Pace(interval, time)], complaint, token, secrets);

    /// <summary>What posts to an address and keeps to several paces, such as that of a chat and that of all chats together. The first is the one that is quiet when the service asks for it.</summary>
    public ServicePost To(Uri address, IReadOnlyList<Pace> paces, Func<string, ServiceComplaint>? complaint = null, string? token = null, IReadOnlyList<string>? secrets = null) =>
        new(address, client, paces, time, new Secrets(address, [token, .. secrets ?? []]))
        {
            Complaint = complaint,
            Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token),
        };

    /// <summary>A pace that several channels keep together, by a name of what they share.</summary>
    public Pace SharedPace(string name, TimeSpan interval) => shared.GetOrAdd(name, _ => new Pace(interval, time));
}
