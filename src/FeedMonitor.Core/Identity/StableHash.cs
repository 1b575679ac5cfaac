using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FeedMonitor.Identity;

/// <summary>
/// Hashes that name things in storage. They are the same on every machine and in every release, so that
/// a poll that runs again writes the same rows.
/// </summary>
/// <remarks>
/// The parts are length-prefixed before hashing: ("ab", "c") and ("a", "bc") differ. SHA-256 is cut to 128 bits for ids
/// (unique across everything stored) and to 64 bits for aliases (unique within one feed).
/// </remarks>
public static class StableHash
{
    /// <summary>The first 128 bits of SHA-256 over the parts, as 32 lower-case hexadecimal digits.</summary>
    public static string Id(params ReadOnlySpan<string> parts) => Convert.ToHexStringLower(Sha256(parts).AsSpan(0, 16));

    /// <summary>The first 64 bits of SHA-256 over the parts.</summary>
    public static ulong Alias(params ReadOnlySpan<string> parts) => BinaryPrimitives.ReadUInt64BigEndian(Sha256(parts));

    private static byte[] Sha256(ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}
