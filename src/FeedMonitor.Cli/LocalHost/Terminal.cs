using FeedMonitor.Channels;

namespace FeedMonitor.Cli.LocalHost;

/// <summary>What people see: results on standard output, troubles on standard error.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Colours">Whether output is a terminal that shows colours.</param>
/// <param name="Width">Cells of the terminal's line, or null where output is none.</param>
public sealed record Terminal(TextWriter Output, TextWriter Error, bool Colours, int? Width = null)
{
    /// <summary>This process's. No colours in a file or pipe, on a dumb terminal, or where NO_COLOR is set (https://no-color.org).</summary>
    public static Terminal OfProcess() => new(
        Console.Out,
        Console.Error,
        ShowsColours(Console.IsOutputRedirected, Environment.GetEnvironmentVariable),
        Console.IsOutputRedirected || Console.WindowWidth <= 0 ? null : Console.WindowWidth);

    /// <summary>Whether output shows colours.</summary>
    internal static bool ShowsColours(bool isRedirected, Func<string, string?> environment) =>
        !isRedirected && string.IsNullOrEmpty(environment("NO_COLOR")) && environment("TERM") is not "dumb";

    /// <summary>The printer of hits.</summary>
    public HitConsole Hits() => new(Output, Colours, TimeZoneInfo.Local, Width);

    /// <summary>A line of result.</summary>
    public void Say(string line) => Output.WriteLine(line);

    /// <summary>A line of result that stays in the background.</summary>
    public void Whisper(string line) => Output.WriteLine(Colours ? $"\u001b[2m{line}\u001b[0m" : line);

    /// <summary>A line of trouble.</summary>
    public void Complain(string line) => Error.WriteLine(line);
}
