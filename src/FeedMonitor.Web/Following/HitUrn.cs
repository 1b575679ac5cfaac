namespace FeedMonitor.Web.Following;

/// <summary>Names by which readers know what they have seen: they hold no address and no clock, so that they are the same wherever the monitor is moved.</summary>
internal static class HitUrn
{
    /// <summary>The name of what has a hashed id: <c>urn:uuid:</c> and a UUID of version 8, which is the one for hashes of one's own.</summary>
    /// <param name="id">32 hexadecimal digits. Six of their bits give way to version and variant.</param>
    /// <remarks>RFC 9562 §5.8; RFC 4287 §4.2.6 asks for an absolute IRI.</remarks>
    public static string Of(string id)
    {
        var bytes = Convert.FromHexString(id);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }
}
