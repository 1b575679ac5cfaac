using System.Collections.Frozen;

namespace FeedMonitor.Feeds;

/// <summary>
/// The rules of the Public Suffix List (<c>Data/public-suffixes.txt</c>): below which names people register names of their own.
/// The algorithm is that of <see href="https://github.com/publicsuffix/list/wiki/Format"/>.
/// </summary>
internal static class PublicSuffixes
{
    private static readonly FrozenSet<string> Rules = Load();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ByText = Rules.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many rules there are.</summary>
    public static int Count => Rules.Count;

    /// <summary>The length of the public suffix at the end of a lower-case ASCII name. Where no rule matches, it is the last label.</summary>
    public static int LengthIn(string name)
    {
        // From the whole name to its last label: the first rule that matches has the most labels.
        for (var start = 0; ; start = NextLabel(name, start))
        {
            var rest = name.AsSpan(start);
            var parent = NextLabel(name, start);
            if (parent == name.Length)
            {
                return rest.Length;
            }

            if (ByText.Contains($"!{rest}"))
            {
                return name.Length - parent;
            }

            if (ByText.Contains(rest) || ByText.Contains($"*.{name.AsSpan(parent)}"))
            {
                return rest.Length;
            }
        }
    }

    private static int NextLabel(string name, int start) => name.IndexOf('.', start) is var dot and >= 0 ? dot + 1 : name.Length;

    private static FrozenSet<string> Load()
    {
        using var stream = typeof(PublicSuffixes).Assembly.GetManifestResourceStream("FeedMonitor.Feeds.public-suffixes.txt")!;
        using var reader = new StreamReader(stream);
        var rules = new List<string>(11_000);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                rules.Add(line);
            }
        }

        return rules.ToFrozenSet(StringComparer.Ordinal);
    }
}
