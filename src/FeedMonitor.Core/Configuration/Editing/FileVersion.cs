using System.Security.Cryptography;
using System.Text;

namespace FeedMonitor.Configuration.Editing;

/// <summary>Tells one content of a file, or of a part of it, from every other: SHA-256 in lower-case hexadecimal digits, cut to 128 bits.</summary>
public static class FileVersion
{
    private const int Bytes = 16;

    /// <summary>The version of a content.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, Bytes));

    /// <summary>The version of a part of a text.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));
}
