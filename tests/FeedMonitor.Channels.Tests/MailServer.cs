using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace FeedMonitor.Channels;

/// <summary>A real mail server on a free loopback port, with a certificate of its own. It knows one user, and answers as its tests say.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    public const string Password = "s3cr3t-p4ssword";

    private readonly CancellationTokenSource end = new();
    private Task running = Task.CompletedTask;

    /// <summary>The certificate by which it can be trusted.</summary>
    public X509Certificate2 Certificate { get; } = MakeCertificate();

    public int Port { get; private set; }

    public ConcurrentQueue<MimeMessage> Received { get; } = new();

    /// <summary>The recipients of the mails, one line a mail.</summary>
    public ConcurrentQueue<string> Envelopes { get; } = new();

    /// <summary>What the server says to a mail.</summary>
    public Func<SmtpResponse> Answer { get; set; } = () => SmtpResponse.Ok;

    /// <summary>What the server says to a recipient; null to take him.</summary>
    public Func<string, SmtpResponse?> AnswerTo { get; set; } = _ => null;

    public static async Task<MailServer> StartAsync(bool isSecure = false, bool hasTls = true)
    {
        var server = new MailServer();
        var started = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var listeners = new EndpointListenerFactory();
        listeners.EndpointStarted += (_, at) => started.TrySetResult(((IPEndPoint)at.LocalEndPoint).Port);
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, 0)).IsSecure(isSecure);
            if (hasTls)
            {
                endpoint.Certificate(server.Certificate);
            }
        }).Build();
        var services = new ServiceProvider();
        services.Add(listeners);
        services.Add(new Mailboxes(server));
        services.Add(new Store(server));
        services.Add(new DelegatingUserAuthenticator((user, password) => user == "monitor" && password == Password));
        server.running = new SmtpServer.SmtpServer(options, services).StartAsync(server.end.Token);
        server.Port = await started.Task;
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
        Certificate.Dispose();
    }

    private static X509Certificate2 MakeCertificate()
    {
        // A key of an elliptic curve is made at once; to find the primes of another takes a large part of a second, for each test.
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }

    private sealed class Mailboxes(MailServer server) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
            server.AnswerTo($"{to.User}@{to.Host}") is { } answer ? throw new SmtpResponseException(answer) : Task.FromResult(true);
    }

    private sealed class Store(MailServer server) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            var answer = server.Answer();
            if (answer.ReplyCode == SmtpReplyCode.Ok)
            {
                using var content = new MemoryStream(buffer.ToArray());
                server.Received.Enqueue(await MimeMessage.LoadAsync(content, cancellationToken));
                server.Envelopes.Enqueue(string.Join(' ', transaction.To.Select(to => $"{to.User}@{to.Host}")));
            }

            return answer;
        }
    }
}
