using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FeedMonitor.Stories;

namespace FeedMonitor.Cli.Commands.Stories;

/// <summary>Reads files of pairs of items.</summary>
internal static class StoryPairs
{
    private const string Expected = """expected {"a":{"title":"…","text":"…"},"b":{"title":"…","text":"…"}}""";

    /// <summary>The pairs, and each wrong line: its number, what is wrong and what was expected. Empty lines are passed by.</summary>
    public static (IReadOnlyList<(StoryText A, StoryText B)> Pairs, IReadOnlyList<string> Problems) Read(string text)
    {
        var (pairs, problems) = (new List<(StoryText, StoryText)>(), new List<string>());
        foreach (var (number, line) in text.Split('\n').Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)))
        {
            if (TryReadLine(line, out var a, out var b, out var problem))
            {
                pairs.Add((a, b));
            }
            else
            {
                problems.Add($"{number + 1}: {problem}; {Expected}");
            }
        }

        return (pairs, problems);
    }

    private static bool TryReadLine(
        string line, [NotNullWhen(true)] out StoryText? a, [NotNullWhen(true)] out StoryText? b, [NotNullWhen(false)] out string? problem)
    {
        (a, b) = (null, null);
        try
        {
            using var document = JsonDocument.Parse(line);
            return TryReadItem(document.RootElement, "a", out a, out problem) && TryReadItem(document.RootElement, "b", out b, out problem);
        }
        catch (JsonException e)
        {
            problem = $"the line is not JSON: {TerminalLine.Of(e.Message)}";
            return false;
        }
    }

    private static bool TryReadItem(JsonElement pair, string name, [NotNullWhen(true)] out StoryText? item, [NotNullWhen(false)] out string? problem)
    {
        item = null;
        if (pair.ValueKind != JsonValueKind.Object || !pair.TryGetProperty(name, out var found) || found.ValueKind != JsonValueKind.Object)
        {
            problem = $"there is no item '{name}'";
            return false;
        }

        if (TryReadText(found, "title", out var title) && TryReadText(found, "text", out var text))
        {
            (item, problem) = (new StoryText(title, text), null);
            return true;
        }

        problem = $"'{name}' has no {(title is null ? "title" : "text")} that is a string";
        return false;
    }

    private static bool TryReadText(JsonElement item, string property, [NotNullWhen(true)] out string? text)
    {
        text = null;
        try
        {
            text = item.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // JSON can spell half of a surrogate pair, which no string of it can hold.
        }

        return text is not null;
    }
}
