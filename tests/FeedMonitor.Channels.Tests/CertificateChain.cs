using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FeedMonitor.Channels;

/// <summary>A root of one's own, a certificate that it issued, and one for <c>localhost</c> that this one issued.</summary>
internal sealed class CertificateChain : IDisposable
{
    private readonly X509Certificate2 between;
    private readonly X509Certificate2 server;

    public CertificateChain()
    {
        var now = DateTimeOffset.UtcNow;
        Root = Made("CN=Root", isAuthority: true, (request, _) => request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1)));
        between = Made("CN=Between", isAuthority: true, (request, number) => request.Create(Root, now.AddDays(-1), now.AddDays(300), number));
        server = Made("CN=localhost", isAuthority: false, (request, number) => request.Create(between, now.AddDays(-1), now.AddDays(200), number));
    }

    public X509Certificate2 Root { get; }

    /// <summary>What a server shows: its certificate and the one that issued it, not the root.</summary>
    public SslStreamCertificateContext Shown => SslStreamCertificateContext.Create(server, [between], offline: true);

    public void Dispose()
    {
        Root.Dispose();
        between.Dispose();
        server.Dispose();
    }

    private static X509Certificate2 Made(string name, bool isAuthority, Func<CertificateRequest, byte[], X509Certificate2> sign)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var signed = sign(request, RandomNumberGenerator.GetBytes(8));
        using var whole = signed.HasPrivateKey ? X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pfx), null) : signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);
    }
}
