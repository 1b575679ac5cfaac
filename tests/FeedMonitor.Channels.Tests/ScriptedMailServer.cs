using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace FeedMonitor.Channels;

/// <summary>A mail server on a free loopback port that says what its test tells it to, at each command, and otherwise takes every mail.</summary>
internal sealed class ScriptedMailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly SslStreamCertificateContext? certificate;
    private readonly Func<string, string?> answer;
    private readonly Task serving;

    /// <param name="answer">What it says to a command, without the end of the line; null for the usual; nothing to say nothing, ever.</param>
    /// <param name="certificate">With it the server speaks TLS from the first byte.</param>
    public ScriptedMailServer(Func<string, string?> answer, SslStreamCertificateContext? certificate = null)
    {
        (this.answer, this.certificate) = (answer, certificate);
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The mails that it took.</summary>
    public ConcurrentQueue<string> Received { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await serving;
        listener.Dispose();
        end.Dispose();
    }

    private async Task ServeAsync()
    {
        var sessions = new List<Task>();
        try
        {
            while (true)
            {
                sessions.Add(SpeakAsync(await listener.AcceptTcpClientAsync(end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }

        await Task.WhenAll(sessions);
    }

    private async Task SpeakAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await using var stream = await SecuredAsync(client.GetStream());
                await SayAsync(stream, "220 mail.example");
                using var lines = new StreamReader(stream, Encoding.UTF8);
                while (await lines.ReadLineAsync(end.Token) is { } command)
                {
                    await SayAsync(stream, answer(command) ?? UsualTo(command));
                    if (command == "DATA")
                    {
                        var mail = await MailAsync(lines);
                        Received.Enqueue(mail);
                        await SayAsync(stream, "250 taken");
                    }
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            // The client hung up, or the test is over.
        }
    }

    private async Task<string> MailAsync(StreamReader lines)
    {
        var mail = new StringBuilder();
        while (await lines.ReadLineAsync(end.Token) is { } line && line != ".")
        {
            // RFC 5321, 4.5.2: a line that begins with a dot was sent with two.
            mail.AppendLine(line.StartsWith('.') ? line[1..] : line);
        }

        return mail.ToString();
    }

    private async Task<Stream> SecuredAsync(NetworkStream plain)
    {
        if (certificate is null)
        {
            return plain;
        }

        var secure = new SslStream(plain);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = certificate }, end.Token);
        return secure;
    }

    private async Task SayAsync(Stream stream, string line) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(line.Length == 0 ? "" : line + "\r\n"), end.Token);

    private static string UsualTo(string command) => command switch
    {
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ => "250 mail.example",
    };
}
