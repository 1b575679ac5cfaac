using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FeedMonitor.Channels.Formatting;

/// <summary>Tells the operator that a channel's template is passed over, which else nobody would see: once for each reading of the template, since a busy channel would fill the log.</summary>
/// <param name="logs">Where to; null for nowhere.</param>
internal sealed partial class TemplateFallbacks(ILoggerFactory? logs = null)
{
    private readonly ILogger logger = (logs ?? NullLoggerFactory.Instance).CreateLogger<TemplateFallbacks>();

    /// <summary>The template, watched from now on.</summary>
    /// <param name="template">The template, or null for none.</param>
    /// <param name="channel">The channel whose it is.</param>
    /// <param name="setting">The setting that names it.</param>
    public MessageTemplate? Watched(MessageTemplate? template, string channel, string setting = TemplateFile.Setting)
    {
        var told = 0;
        template?.Untold = problem =>
        {
            if (Interlocked.Exchange(ref told, 1) == 0)
            {
                LogFallback(channel, setting, problem);
            }
        };
        return template;
    }

    [LoggerMessage(LogLevel.Warning, "Channel {Channel} tells an alert in the monitor's words, not in its {Setting}'s: {Problem}. It will not be said again until the template is read anew.")]
    private partial void LogFallback(string channel, string setting, string problem);
}
