using System.Globalization;
using System.Text.RegularExpressions;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Configuration;
using Fluid;

namespace FeedMonitor.Channels.Formatting;

/// <summary>Reads a setting that names a template, such as <c>template</c>: a file beside <c>channels.yaml</c>, tried on samples before it counts.</summary>
internal static partial class TemplateFile
{
    /// <summary>The setting's name.</summary>
    public const string Setting = "template";

    private const int MostBytes = 64 * 1024;

    private static readonly FluidParser Parser = new();

    /// <summary>The template of a channel, or null if it has none.</summary>
    /// <exception cref="ConfigurationException">The file can't be read, is no template, or can't tell a hit, a digest or a feed in trouble.</exception>
    /// <param name="definition">The channel.</param>
    /// <param name="markup">How what it puts in is escaped.</param>
    /// <param name="name">The setting that names it.</param>
    public static MessageTemplate? Of(ChannelDefinition definition, Markup markup, string name = Setting)
    {
        if (!definition.Settings.TryGetValue(name, out var setting))
        {
            return null;
        }

        var path = Path.Combine(Path.GetDirectoryName(setting.Place.File) ?? "", setting.Value);
        var text = Read(path, setting.Place);
        if (!Parser.TryParse(text, out var parsed, out var problem))
        {
            throw Wrong(path, $"the {name} of channel '{definition.Id}'", problem);
        }

        var template = new MessageTemplate(parsed, markup);
        Try(template, markup, $"the {name} of channel '{definition.Id}'", path, text);
        return template;
    }

    private static string Read(string path, ConfigPlace place)
    {
        try
        {
            return new FileInfo(path).Length <= MostBytes
                ? File.ReadAllText(path)
                : throw new ConfigurationException(new ConfigPlace(path), $"the template is too large, expected at most {MostBytes / 1024} KiB");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(place, $"the template {path} can't be read: {e.Message}");
        }
    }

    private static void Try(MessageTemplate template, Markup markup, string what, string path, string text)
    {
        foreach (var subject in SampleAlert.Subjects)
        {
            try
            {
                if (markup.ProblemOf(template.Write(AlertMessage.Of(subject))) is { } problem)
                {
                    throw new FormatException(problem);
                }
            }
#pragma warning disable CA1031 // Whatever a template trips over is a mistake in it.
            catch (Exception e)
            {
                throw new ConfigurationException(new ConfigPlace(path, LineOf(text, e.Message)), $"{what} can't tell {NameOf(subject)}: {ProblemOf(e)}");
            }
#pragma warning restore CA1031
        }
    }

    private static string ProblemOf(Exception e) => e.Message.Contains("IdentifierSegment", StringComparison.Ordinal)
        ? "it uses a field that there is not, expected of a hit headline, title, link, source, published, sentences, others or reasons"
        : e.Message;

    // Liquid names what is unknown, but not where: the first line that has it.
    private static int LineOf(string text, string message) =>
        Name().Matches(message).Select(name => text.IndexOf(name.Value.Trim('\''), StringComparison.Ordinal)).FirstOrDefault(at => at >= 0, -1) is >= 0 and var found
            ? text.AsSpan(0, found).Count('\n') + 1
            : 0;

    private static ConfigurationException Wrong(string path, string what, string problem)
    {
        var first = problem.Split('\n')[0].Trim();
        return Position().Match(first) is { Success: true } at
            ? new ConfigurationException(new ConfigPlace(path, Number(at, "line"), Number(at, "column")), $"{what} is no Liquid template: {first[..at.Index].TrimEnd()}")
            : new ConfigurationException(new ConfigPlace(path), $"{what} is no Liquid template: {first}");
    }

    private static int Number(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    private static string NameOf(AlertSubject subject) => subject switch
    {
        AlertSubject.OfHit => "a hit",
        AlertSubject.OfDigest => "a digest",
        _ => "a feed in trouble",
    };

    [GeneratedRegex(@" at \((?<line>[0-9]+):(?<column>[0-9]+)\)\s*\z")]
    private static partial Regex Position();

    [GeneratedRegex(@"'[^']+'|[A-Za-z_][A-Za-z0-9_.]*\z")]
    private static partial Regex Name();
}
