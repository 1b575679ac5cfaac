using FeedMonitor.Channels;

namespace FeedMonitor.Cli.LocalHost;

/// <summary>What people see: results on standard output, troubles on standard error.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Colours">Whether output is a terminal that shows colours.</param>
/// <param name="Width">Cells of the terminal's line, or null where output is none.</param>
public sealed record Terminal(TextWriter Output, TextWriter Error, bool Colours, int? Width = null)
{
    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_CTYPE", "LANG"];

    /// <summary>Whether standard error is a terminal on which a line may be drawn over again.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Whether the output's characters go beyond ASCII.</summary>
    public bool ShowsBlocks { get; init; } = true;

    /// <summary>This process's. No colours in a file or pipe, on a dumb terminal, or where NO_COLOR is set (https://no-color.org).</summary>
    public static Terminal OfProcess() => new(
        Console.Out,
        Console.Error,
        ShowsColours(Console.IsOutputRedirected, Environment.GetEnvironmentVariable),
        Console.IsOutputRedirected || Console.WindowWidth <= 0 ? null : Console.WindowWidth)
    {
        ShowsProgress = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb",
        ShowsBlocks = Console.IsOutputRedirected || ShowsUnicode(Environment.GetEnvironmentVariable),
    };

    /// <summary>Whether output shows colours.</summary>
    internal static bool ShowsColours(bool isRedirected, Func<string, string?> environment) =>
        !isRedirected && string.IsNullOrEmpty(environment("NO_COLOR")) && environment("TERM") is not "dumb";

    /// <summary>Whether the user's locale names no other encoding than UTF-8; the first variable that is set counts (POSIX, 8.2).</summary>
    internal static bool ShowsUnicode(Func<string, string?> environment) =>
        LocaleVariables.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value)) is not { } locale
        || locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || locale.Contains("utf8", StringComparison.OrdinalIgnoreCase);

    /// <summary>The printer of hits.</summary>
    public HitConsole Hits() => new(Output, Colours, TimeZoneInfo.Local, Width);

    /// <summary>A line of result.</summary>
    public void Say(string line) => Output.WriteLine(line);

    /// <summary>A line of result that stays in the background.</summary>
    public void Whisper(string line) => Output.WriteLine(Colours ? $"\u001b[2m{line}\u001b[0m" : line);

    /// <summary>A line of trouble.</summary>
    public void Complain(string line) => Error.WriteLine(line);
}
