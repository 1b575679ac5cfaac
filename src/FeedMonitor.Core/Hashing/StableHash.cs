using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FeedMonitor.Hashing;

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
    // An item's text has a few thousand bytes; what is longer is rented.
    private const int OnTheStack = 1024;

    /// <summary>The first 128 bits of SHA-256 over the parts, as 32 lower-case hexadecimal digits.</summary>
    public static string Id(params ReadOnlySpan<string> parts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Sha256(parts, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }

    /// <summary>The first 64 bits of SHA-256 over the parts.</summary>
    public static ulong Alias(params ReadOnlySpan<string> parts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Sha256(parts, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    // Every poll hashes every item a few times: the parts are laid out in one buffer and hashed in one call, which is several times
    // cheaper than to feed a hash object.
    private static void Sha256(ReadOnlySpan<string> parts, Span<byte> hash)
    {
        var size = 0;
        foreach (var part in parts)
        {
            size += sizeof(int) + Encoding.UTF8.GetByteCount(part);
        }

        var rented = size > OnTheStack ? ArrayPool<byte>.Shared.Rent(size) : null;
        var message = rented is null ? stackalloc byte[OnTheStack] : rented;
        var at = 0;
        foreach (var part in parts)
        {
            var length = Encoding.UTF8.GetBytes(part, message[(at + sizeof(int))..]);
            BinaryPrimitives.WriteInt32BigEndian(message[at..], length);
            at += sizeof(int) + length;
        }

        SHA256.HashData(message[..at], hash);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
