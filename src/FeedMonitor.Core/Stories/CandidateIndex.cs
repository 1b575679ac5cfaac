using System.Runtime.InteropServices;
using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Stories;

/// <summary>Finds the items worth comparing with a new one: an inverted index over rare words of headline and lead, and over some passages.</summary>
internal sealed class CandidateIndex
{
    private const int MostCandidates = 24;
    private const int MostTerms = 40;
    private const int MostPassages = 8;

    // Two rare words, or one passage.
    private const double LeastShared = 1.2;
    private const double OfPassage = 2;

    // A word that stands in more of the items tells little, and would make each search a walk through them.
    private const int MostOfTerm = 500;

    // Items that share a term, oldest first: in this order they come and go.
    private readonly Dictionary<uint, Queue<StoryMember>> ofTerm = [];
    private readonly Dictionary<uint, Queue<StoryMember>> ofPassage = [];

    public void Add(StoryMember member)
    {
        foreach (var term in Terms(member.Signature))
        {
            Add(ofTerm, term, member);
        }

        foreach (var passage in member.Signature.Passages.Take(MostPassages))
        {
            Add(ofPassage, passage, member);
        }
    }

    /// <summary>Forgets the item that was added first of all that are left.</summary>
    public void Remove(StoryMember member)
    {
        foreach (var term in Terms(member.Signature))
        {
            Remove(ofTerm, term);
        }

        foreach (var passage in member.Signature.Passages.Take(MostPassages))
        {
            Remove(ofPassage, passage);
        }
    }

    /// <summary>The items that share most, by the weight of what they share; of equals the older first.</summary>
    public IReadOnlyList<StoryMember> Like(StorySignature signature, TermFrequencies frequencies)
    {
        var shared = new Dictionary<StoryMember, double>(ReferenceEqualityComparer.Instance);
        var rarest = Terms(signature).Select(term => (Term: term, Weight: frequencies.Weight(term))).OrderByDescending(term => term.Weight).ThenBy(term => term.Term);
        foreach (var (term, weight) in rarest.Take(MostTerms))
        {
            Count(ofTerm, term, weight, shared);
        }

        foreach (var passage in signature.Passages.Take(MostPassages))
        {
            Count(ofPassage, passage, OfPassage, shared);
        }

        return [.. shared.Where(pair => pair.Value >= LeastShared).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Arrived).Select(pair => pair.Key).Take(MostCandidates)];
    }

    private static IEnumerable<uint> Terms(StorySignature signature) => signature.Terms.Where(term => term.IsInFront).Select(term => term.Hash);

    private static void Count(Dictionary<uint, Queue<StoryMember>> index, uint key, double weight, Dictionary<StoryMember, double> shared)
    {
        if (index.TryGetValue(key, out var members) && members.Count <= MostOfTerm)
        {
            foreach (var member in members)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(shared, member, out _) += weight;
            }
        }
    }

    private static void Add(Dictionary<uint, Queue<StoryMember>> index, uint key, StoryMember member)
    {
        ref var members = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out _);
        members ??= new Queue<StoryMember>(1);
        members.Enqueue(member);
    }

    private static void Remove(Dictionary<uint, Queue<StoryMember>> index, uint key)
    {
        if (index.TryGetValue(key, out var members) && members.Count > 1)
        {
            members.Dequeue();
        }
        else
        {
            index.Remove(key);
        }
    }
}
