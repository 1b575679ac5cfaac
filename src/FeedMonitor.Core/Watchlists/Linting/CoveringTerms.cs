namespace FeedMonitor.Watchlists.Linting;

/// <summary>
/// Terms by their words, one after the other: those that may cover a term are found without a look at the others, of which sixty thousand may begin
/// with the same word.
/// </summary>
internal sealed class CoveringTerms
{
    private readonly Node root = new();

    /// <summary>Orders terms; each has its number in <paramref name="terms"/>.</summary>
    public CoveringTerms(IReadOnlyList<Wording> terms)
    {
        for (var number = 0; number < terms.Count; number++)
        {
            var node = root;
            foreach (var word in terms[number].Words)
            {
                node = node.At(word);
            }

            node.Terms.Add(number);
        }
    }

    /// <summary>
    /// The terms whose words stand one after the other in this one, itself among them. Whether they cover it, <see cref="Wording.Covers"/> says, which knows of marks
    /// and fields too.
    /// </summary>
    public IEnumerable<int> Candidates(Wording term) => Enumerable.Range(0, term.Words.Count).SelectMany(start => From(root, term.Words, start));

    private static IEnumerable<int> From(Node node, IReadOnlyList<TermWord> words, int at) => at == words.Count
        ? node.Terms
        : node.Terms.Concat(node.Following(words[at]).SelectMany(next => From(next, words, at + 1)));

    private sealed class Node
    {
        private readonly Dictionary<string, Node> words = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Node> prefixes = new(StringComparer.Ordinal);
        private int longestPrefix;

        /// <summary>The terms that end here.</summary>
        public List<int> Terms { get; } = [];

        /// <summary>The node of the terms that go on with exactly this word.</summary>
        public Node At(TermWord word)
        {
            var next = word.IsPrefix ? prefixes : words;
            longestPrefix = word.IsPrefix ? Math.Max(longestPrefix, word.Folded.Length) : longestPrefix;
            return next.TryGetValue(word.Folded, out var node) ? node : next[word.Folded] = new Node();
        }

        /// <summary>The nodes of the terms that go on with a word that finds this one.</summary>
        public IEnumerable<Node> Following(TermWord word)
        {
            for (var length = 1; length <= Math.Min(longestPrefix, word.Folded.Length); length++)
            {
                if (prefixes.TryGetValue(word.Folded[..length], out var prefix))
                {
                    yield return prefix;
                }
            }

            if (!word.IsPrefix && words.TryGetValue(word.Folded, out var whole))
            {
                yield return whole;
            }
        }
    }
}
