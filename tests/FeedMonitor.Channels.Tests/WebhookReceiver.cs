using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FeedMonitor.Testing;

namespace FeedMonitor.Channels;

/// <summary>
/// A receiver that takes the specification at its word and knows nothing of the sender's code
/// (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
/// </summary>
internal static class WebhookReceiver
{
    private const int ToleranceSeconds = 5 * 60;

    /// <summary>Whether any of the signatures is one by the secret, and the time is near the receiver's.</summary>
    public static bool Accepts(ReceivedRequest request, string secret, DateTimeOffset now)
    {
        var (id, timestamp) = (request.Headers["webhook-id"], request.Headers["webhook-timestamp"]);
        if (id.Contains('.', StringComparison.Ordinal) || !timestamp.All(char.IsAsciiDigit) || Math.Abs(now.ToUnixTimeSeconds() - long.Parse(timestamp, CultureInfo.InvariantCulture)) > ToleranceSeconds)
        {
            return false;
        }

        using var mac = new HMACSHA256(Convert.FromBase64String(secret.Split('_', 2)[1]));
        var expected = mac.ComputeHash(Encoding.UTF8.GetBytes(string.Concat(id, ".", timestamp, ".", request.Body)));
        return request.Headers["webhook-signature"].Split(' ')
            .Select(signature => signature.Split(',', 2))
            .Any(signature => signature[0] == "v1" && CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(signature[1]), expected));
    }
}
