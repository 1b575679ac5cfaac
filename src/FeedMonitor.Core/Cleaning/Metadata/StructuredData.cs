using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using FeedMonitor.Text;

namespace FeedMonitor.Cleaning.Metadata;

/// <summary>The article of a page's JSON-LD (<see href="https://schema.org/Article"/>), as far as it is needed.</summary>
internal sealed partial class StructuredData
{
    // A page has a handful of scripts of some kilobytes; what is beyond is not read.
    private const int MostScripts = 30;
    private const int LongestScript = 1_000_000;
    private const int MostNodes = 20_000;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private static readonly string[] Kinds = ["Article", "Posting", "Report", "WebPage"];

    private readonly List<JsonElement> nodes = [];

    /// <summary>The data of a page; empty where there is none or none that can be read.</summary>
    public static StructuredData Of(IHtmlDocument document)
    {
        var data = new StructuredData();
        var scripts = document.GetElementsByTagName("script").Where(script => script.GetAttribute("type")?.Trim().StartsWith("application/ld+json", StringComparison.OrdinalIgnoreCase) == true);
        foreach (var script in scripts.Take(MostScripts))
        {
            data.Read(script.TextContent);
        }

        return data;
    }

    /// <summary>A text of the article, else of the page, by its name; null where it is not there.</summary>
    public string? Text(string name) => Find(name, value => value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()) ? value.GetString()!.Trim() : null);

    /// <summary>The name of a person or several, by the property that holds them; null where it is not there.</summary>
    public string? Names(string name) => Find(name, value => NamesIn(value) is { Count: > 0 } names ? string.Join(", ", names) : null);

    private string? Find(string name, Func<JsonElement, string?> read)
    {
        foreach (var kind in Kinds)
        {
            foreach (var node in nodes)
            {
                if (IsOf(node, kind) && node.TryGetProperty(name, out var value) && read(value) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private void Read(string script)
    {
        if (script.Length > LongestScript)
        {
            return;
        }

        try
        {
            // Control characters in strings are forbidden in JSON and common on pages.
            using var json = JsonDocument.Parse(Encoding.UTF8.GetBytes(Readable(script)), Lenient);
            Collect(json.RootElement.Clone());
        }
        catch (JsonException)
        {
            // What is no JSON tells nothing; the page has other places.
        }
    }

    private static string Readable(string script) =>
        HalfCharacter().Replace(OneLine.Of(script, LongestScript), @"\uFFFD").Trim().TrimEnd(';');

    // Half of a character of two units: no text can be made of it.
    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}")]
    private static partial Regex HalfCharacter();

    private void Collect(JsonElement root)
    {
        var stack = new Stack<JsonElement>([root]);
        for (var seen = 0; seen < MostNodes && stack.TryPop(out var element); seen++)
        {
            if (element.ValueKind == JsonValueKind.Object)
            {
                nodes.Add(element);
                foreach (var property in element.EnumerateObject().Where(property => property.Name is "@graph" or "mainEntity" or "mainEntityOfPage" or "itemListElement" or "item"))
                {
                    stack.Push(property.Value);
                }
            }
            else if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray().Reverse())
                {
                    stack.Push(item);
                }
            }
        }
    }

    private static bool IsOf(JsonElement node, string kind) => node.TryGetProperty("@type", out var type) && type.ValueKind switch
    {
        JsonValueKind.String => type.GetString()!.EndsWith(kind, StringComparison.Ordinal),
        JsonValueKind.Array => type.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.GetString()!.EndsWith(kind, StringComparison.Ordinal)),
        _ => false,
    };

    private static List<string> NamesIn(JsonElement value)
    {
        var all = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : new List<JsonElement> { value };
        return [.. all
            .Select(one => one.ValueKind == JsonValueKind.Object && one.TryGetProperty("name", out var name) ? name : one)
            .Where(name => name.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(name.GetString()))
            .Select(name => name.GetString()!.Trim())
            .Distinct(StringComparer.Ordinal)];
    }
}
