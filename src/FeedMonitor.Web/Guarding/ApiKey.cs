using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Guarding;

/// <summary>The key without which a host answers no request to the API. On Azure the Functions host asks for its own instead.</summary>
public sealed class ApiKey
{
    /// <summary>A shorter key could be guessed. In characters.</summary>
    public const int Shortest = 16;

    /// <summary>The header in which a key comes, as with the keys of Azure Functions; or it comes as a bearer token (RFC 6750).</summary>
    public const string Header = "x-functions-key";

    /// <summary>The query parameter in which a key comes where no header can be sent, such as the address of a feed in a reader.</summary>
    public const string Parameter = "code";

    private const string Bearer = "Bearer ";

    private readonly byte[] hash;

    /// <summary>A key.</summary>
    /// <param name="key">At least <see cref="Shortest"/> characters.</param>
    /// <exception cref="ArgumentException">It is shorter.</exception>
    public ApiKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        hash = key.Length >= Shortest ? HashOf(key) : throw new ArgumentException($"A key has at least {Shortest} characters.", nameof(key));
    }

    /// <summary>Whether a request brings the key.</summary>
    public bool IsIn(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return GivenBy(request) is { } given && Is(given);
    }

    // Hashes are of one length, so that neither the text nor its length can be told from the time that comparing takes.
    private bool Is(string given) => CryptographicOperations.FixedTimeEquals(HashOf(given), hash);

    private static string? GivenBy(HttpRequest request) =>
        request.Headers.TryGetValue(Header, out var header) ? header.ToString()
        : request.Headers.Authorization.ToString() is var authorization && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim()
        : request.Query.TryGetValue(Parameter, out var parameter) ? parameter.ToString()
        : null;

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
