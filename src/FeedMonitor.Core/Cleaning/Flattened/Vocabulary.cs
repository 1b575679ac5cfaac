namespace FeedMonitor.Cleaning.Flattened;

/// <summary>The words of some lines, to tell whether others speak of the same matter. Works in any script: unspaced ones by pairs of characters.</summary>
internal sealed class Vocabulary
{
    private const int ShortestWord = 4;

    // Enough to tell "nitrocellulose" from "nitrogen" and to take "officer" and "officers" for one.
    private const int Stem = 6;

    // A text of megabytes repeats itself long before.
    private const int MostWords = 20_000;

    private readonly HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it holds no word.</summary>
    public bool IsEmpty => words.Count == 0;

    /// <summary>Adds the words of a line.</summary>
    public void Add(ReadOnlySpan<char> line)
    {
        for (var i = 0; i < line.Length && words.Count < MostWords;)
        {
            var start = i;
            while (i < line.Length && char.IsLetterOrDigit(line[i]))
            {
                i++;
            }

            if (i == start)
            {
                i++;
                continue;
            }

            AddWord(line[start..i]);
        }
    }

    /// <summary>Adds all words of another vocabulary.</summary>
    public void Add(Vocabulary other) => words.UnionWith(other.words);

    /// <summary>The share of the words here that <paramref name="other"/> has too.</summary>
    public double ShareIn(Vocabulary other) => words.Count(other.words.Contains) / (double)Math.Max(1, words.Count);

    private void AddWord(ReadOnlySpan<char> word)
    {
        if (word.ContainsAnyInRange('\u3040', '\u9FFF'))
        {
            for (var i = 0; i + 1 < word.Length && words.Count < MostWords; i++)
            {
                words.Add(word.Slice(i, 2).ToString());
            }
        }
        else if (word.Length >= ShortestWord && !StopWords.Contains(word))
        {
            words.Add(word[..Math.Min(Stem, word.Length)].ToString());
        }
    }
}
