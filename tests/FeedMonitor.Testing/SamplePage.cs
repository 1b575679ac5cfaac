using System.Text.Json;

namespace FeedMonitor.Testing;

/// <summary>A sample page with what a person says its parts are.</summary>
/// <param name="Text">The page.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its paragraphs.</param>
/// <param name="Silent">All else that stands on it.</param>
public sealed record SamplePage(string Text, string Title, IReadOnlyList<string> Body, IReadOnlyList<string> Silent)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>An aggregator's page as flattened text, with a "See also" line among the paragraphs, comment form and cookie notices.</summary>
    public static SamplePage Aggregator { get; } = Load("aggregator-page.txt");

    /// <summary>A news page in HTML.</summary>
    public static SamplePage News { get; } = Load("news-page.html");

    private static SamplePage Load(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Samples");
        var expected = JsonSerializer.Deserialize<Expected>(
            File.ReadAllText(Path.Combine(folder, Path.GetFileNameWithoutExtension(name) + ".expected.json")), Json)!;
        return new SamplePage(File.ReadAllText(Path.Combine(folder, name)), expected.Title, expected.Body, expected.Silent);
    }

    private sealed record Expected(string Title, IReadOnlyList<string> Body, IReadOnlyList<string> Silent);
}
