using System.Reflection;

namespace FeedMonitor.Cleaning;

/// <summary>The phrases of <c>Data/boilerplate.tsv</c>: a new language is data, not code.</summary>
internal static class BoilerplatePhrases
{
    private enum Place
    {
        Starts,
        Is,
        Has,
    }

    private static readonly (Zone Zone, Place Place, string Phrase)[] All = Load();

    /// <summary>The zone that a phrase at the right place gives to <paramref name="text"/>, or null.</summary>
    public static Zone? ZoneOf(string text)
    {
        foreach (var (zone, place, phrase) in All)
        {
            var matches = place switch
            {
                Place.Starts => StartsWithWords(text, phrase),
                Place.Is => StartsWithWords(text, phrase) && CountWords(text.AsSpan(phrase.Length)) <= 3,
                _ => text.Contains(phrase, StringComparison.OrdinalIgnoreCase),
            };
            if (matches)
            {
                return zone;
            }
        }

        return null;
    }

    private static bool StartsWithWords(string text, string phrase) =>
        text.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
        && (text.Length == phrase.Length || !char.IsLetter(text[phrase.Length]) || !char.IsAscii(phrase[^1]));

    private static int CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c);
            words += letter && !inside ? 1 : 0;
            inside = letter;
        }

        return words;
    }

    private static (Zone, Place, string)[] Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("FeedMonitor.Cleaning.boilerplate.tsv")
            ?? throw new InvalidOperationException("The resource boilerplate.tsv is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var rows = new List<(Zone, Place, string)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var cells = line.Split('\t');
            rows.Add((Zones.Parse(cells[0])!.Value, Enum.Parse<Place>(cells[1], ignoreCase: true), cells[2]));
        }

        return [.. rows];
    }
}
