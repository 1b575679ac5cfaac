using FeedMonitor.Testing;

namespace FeedMonitor.Stories;

/// <summary>The proof on labelled pairs. The figures by language, kind and length stand in tests/README.md.</summary>
public sealed class LabelledPairsTests
{
    private static IReadOnlyList<LabelledPair> All { get; } = [.. LabelledPair.Own("tuned.jsonl"), .. LabelledPair.Own("heldout.jsonl"), .. LabelledPair.Own("fresh.jsonl"), .. LabelledPair.Own("wires.jsonl"), .. LabelledPair.Own("bulletins.jsonl"), .. LabelledPair.Own("dispatches.jsonl")];

    [Fact]
    public void Hardly_two_stories_are_taken_for_one_and_most_that_are_one_are_joined()
    {
        var (precision, recall) = LabelledPair.Score([.. All.Where(pair => pair.Kind != "follow-up")]);

        Assert.InRange(precision, 0.97, 1);
        Assert.InRange(recall, 0.75, 1);
    }

    // A follow-up repeats what went before, and words alone do not always tell it from a rewrite.
    [Fact]
    public void Few_follow_ups_are_taken_for_the_report_of_the_event_itself() =>
        Assert.InRange(LabelledPair.Judge(All).Zip(All).Count(pair => pair.Second.Kind == "follow-up" && pair.First), 0, 0.2 * All.Count(pair => pair.Kind == "follow-up"));

    [Theory]
    [InlineData("numbered series")]
    [InlineData("other event")]
    [InlineData("same company")]
    public void These_are_kept_apart(string kind) => Assert.InRange(LabelledPair.Judge(All).Zip(All).Count(pair => pair.Second.Kind == kind && pair.First), 0, 1);

    [Fact]
    public void Every_syndicated_copy_is_joined() =>
        Assert.All(LabelledPair.Judge(All).Zip(All).Where(pair => pair.Second.Kind == "syndicated"), pair => Assert.True(pair.First, $"{pair.Second.A.Title} / {pair.Second.B.Title}"));

    [Fact]
    public void A_pair_alone_in_its_file_is_judged_by_the_common_words_that_are_known_beforehand()
    {
        var right = All.Where(pair => pair.Length != "headline").Count(pair => LabelledPair.Judge([pair]).Single() == pair.Same);

        Assert.InRange(right, 0.9 * All.Count(pair => pair.Length != "headline"), All.Count);
    }

    [Fact]
    public void Pairs_that_people_found_hard_reach_an_F1_of_nine_tenths()
    {
        var path = Repository.PathOf("..", "shared", "corpora", "stories", "pairs.jsonl");
        Assert.SkipUnless(File.Exists(path), "The corpus is not beside this checkout.");

        var (precision, recall) = LabelledPair.Score(LabelledPair.Read(path));

        Assert.InRange(2 * precision * recall / (precision + recall), 0.90, 1);
    }
}
