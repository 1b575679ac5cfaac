using System.Text;
using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Hashing;
using FeedMonitor.Items;

namespace FeedMonitor.Benchmarks.Backtesting;

/// <summary>A month of items in five scripts: words made of syllables, the frequent ones far more often, so that the texts pack as news do.</summary>
internal sealed class InventedMonth(int items, DateTimeOffset end)
{
    private const int Chunks = 2_880;
    private const int WordsPerItem = 330;
    private const int Vocabulary = 20_000;

    private static readonly string[][] Syllables =
    [
        ["ta", "ren", "mo", "li", "stor", "ex", "por", "ti", "con", "al", "ing", "er", "sha", "ne"],
        ["та", "рен", "мо", "ли", "сто", "экс", "пор", "ти", "ков", "ал", "ный", "ер", "ша", "не"],
        ["são", "ção", "mar", "li", "ñor", "és", "por", "ti", "con", "al", "ándo", "er", "cha", "ne"],
        ["κα", "ρεν", "μο", "λι", "στο", "εξ", "πορ", "τι", "κον", "αλ", "ός", "ερ", "σα", "νέ"],
        ["半", "導", "体", "輸", "出", "港", "船", "機", "械", "工", "具", "会", "社", "年"],
    ];

    private readonly Random random = new(17);
    private readonly string[][] words = [.. Syllables.Select((syllables, language) => Words(syllables, new Random(language)))];

    /// <summary>Words of the vocabularies that stand in about one item of a thousand.</summary>
    public IReadOnlyList<string> RareWords => [.. words.SelectMany(list => list.Skip(Vocabulary / 2).Take(4))];

    /// <summary>The chunks, oldest first: one every fifteen minutes.</summary>
    public IEnumerable<IReadOnlyList<HistoryItem>> Rounds()
    {
        for (var (round, made) = (0, 0); round < Chunks; round++)
        {
            var upTo = (int)((long)items * (round + 1) / Chunks);
            var seen = end.AddDays(-30) + (TimeSpan.FromMinutes(15) * round);
            yield return [.. Enumerable.Range(made, upTo - made).Select(number => Item(number, seen))];
            made = upTo;
        }
    }

    private static string[] Words(string[] syllables, Random random) =>
        [.. Enumerable.Range(0, Vocabulary).Select(_ => string.Concat(random.GetItems(syllables, random.Next(1, 5))))];

    private HistoryItem Item(int number, DateTimeOffset seen)
    {
        // Half of it in the first language, as a list of feeds has it.
        var vocabulary = words[Math.Max(0, random.Next(-4, words.Length))];
        var (shown, blocks) = (new StringBuilder(), new List<Block>());
        foreach (var (zone, length) in ((Zone, int)[])[(Zone.Headline, 9), (Zone.Lead, 40), (Zone.Body, 120), (Zone.Body, 110), (Zone.Related, WordsPerItem - 279)])
        {
            var text = Text(vocabulary, length);
            blocks.Add(new Block(zone, shown.Length, text));
            shown.Append(text).Append("\n\n");
        }

        var id = new ItemId(StableHash.Id("item", $"{number}"));
        return new HistoryItem(id, new FeedId(StableHash.Id("feed", $"{number % 500}")), blocks[0].Text, $"https://news.example/{number}", seen, seen, new CleanText(blocks[0].Text, shown.ToString(), blocks)) { Version = (ulong)number + 1 };
    }

    private string Text(string[] vocabulary, int length) =>
        string.Join(' ', Enumerable.Range(0, length).Select(i => vocabulary[(int)(Vocabulary * Math.Pow(random.NextDouble(), 3))] + (i % 14 == 13 ? "." : "")));
}
