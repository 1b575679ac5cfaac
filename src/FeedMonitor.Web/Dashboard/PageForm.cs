using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace FeedMonitor.Web.Dashboard;

/// <summary>A file in one coding.</summary>
/// <param name="Coding">The coding; null for the file as it is.</param>
/// <param name="Bytes">What is sent.</param>
internal sealed record PageForm(string? Coding, byte[] Bytes)
{
    /// <summary>Names these very bytes: each coding has a tag of its own (RFC 9110 §8.8.3).</summary>
    public EntityTagHeaderValue Tag { get; } = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Bytes).AsSpan(0, 16))}\"");
}
