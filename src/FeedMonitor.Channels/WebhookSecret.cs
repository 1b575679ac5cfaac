using System.Security.Cryptography;
using System.Text;

namespace FeedMonitor.Channels;

/// <summary>A key with which webhooks are signed (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).</summary>
internal sealed class WebhookSecret
{
    /// <summary>What a secret looks like, for errors.</summary>
    public const string Expected = "whsec_ and 24 to 64 bytes in Base64";

    private const string Prefix = "whsec_";

    private readonly byte[] key;

    private WebhookSecret(byte[] key) => this.key = key;

    /// <summary>Reads a secret; null if the text is none.</summary>
    public static WebhookSecret? Parse(string text)
    {
        var bytes = new byte[64];
        return text.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length) && length >= 24
            ? new WebhookSecret(bytes[..length])
            : null;
    }

    /// <summary>The signature of one attempt: <c>v1,</c> and HMAC-SHA256 of <c>id.timestamp.body</c> in Base64.</summary>
    public string Sign(string id, long timestamp, byte[] body) =>
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, SignedOf(id, timestamp, body)))}";

    /// <summary>Names no secret.</summary>
    public override string ToString() => $"{Prefix}…";

    private static byte[] SignedOf(string id, long timestamp, byte[] body) => [.. Encoding.UTF8.GetBytes(FormattableString.Invariant($"{id}.{timestamp}.")), .. body];
}
