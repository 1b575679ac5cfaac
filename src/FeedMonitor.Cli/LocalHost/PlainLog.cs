using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace FeedMonitor.Cli.LocalHost;

/// <summary>Log entries as people read them: <c>warning: what happened</c>, one line each, without class names and stack traces.</summary>
internal sealed class PlainLog() : ConsoleFormatter(FormatterName)
{
    /// <summary>Its name among the formatters.</summary>
    public const string FormatterName = "plain";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var cause = logEntry.Exception is { } exception ? $"{(EndsSentence(message) ? "" : ":")} {TerminalLine.Of(exception)}" : "";
        textWriter.WriteLine($"{NameOf(logEntry.LogLevel)}: {TerminalLine.Of(message + cause)}");
    }

    private static bool EndsSentence(string message) => message.TrimEnd() is [.., '.' or ':' or '!' or '?' or '…'];

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Warning => "warning",
        LogLevel.Error or LogLevel.Critical => "error",
        _ => "info",
    };
}
