using System.CommandLine;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Stories;
using FeedMonitor.Stories.Signatures;
using FeedMonitor.Text;

namespace FeedMonitor.Cli.Commands.Stories;

/// <summary><c>feedmonitor stories score FILE</c>: of each pair of items in a file, whether both tell the same story.</summary>
/// <remarks>
/// A pair is a line of JSON, <c>{"a":{"title","text"},"b":{"title","text"}}</c>; so is an answer, <c>{"same","score"}</c>, in the order of the pairs. The
/// score runs from 0 to 1, and from one half on it is the same story. How common words are is counted over all items of the file.
/// With a wrong line there is no answer at all, since answers and lines would no longer stand side by side.
/// </remarks>
internal static class ScoreStoriesCommand
{
    private const int Decimals = 4;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var explain = new Option<bool>("--explain") { Description = "Say of each pair what joins the items and what keeps them apart." };
        var file = new Argument<string>("FILE") { Description = "A file of pairs, a line of JSON each: {\"a\":{\"title\",\"text\"},\"b\":{\"title\",\"text\"}}." };
        var command = new Command("score", "Say of pairs of items whether both tell the same story.") { explain, file };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(explain), terminal));
        return command;
    }

    private static int Run(string file, bool explain, Terminal terminal)
    {
        if (!InputFile.TryRead(file, out var bytes, out var problem))
        {
            terminal.Complain($"{Unprintable.Blanked(file)}: {problem}");
            return 1;
        }

        var (pairs, problems) = StoryPairs.Read(TextDecoding.Decode(bytes).Text);
        foreach (var line in problems)
        {
            terminal.Complain($"{Unprintable.Blanked(file)}:{line}");
        }

        if (problems.Count > 0)
        {
            return 1;
        }

        var frequencies = Frequencies(pairs);
        foreach (var (a, b) in pairs)
        {
            terminal.Say(explain ? Explained(a, b, frequencies) : Scored(a, b, frequencies));
        }

        return 0;
    }

    private static TermFrequencies Frequencies(IReadOnlyList<(StoryText A, StoryText B)> pairs)
    {
        var frequencies = new TermFrequencies();
        foreach (var text in pairs.SelectMany(pair => new[] { pair.A, pair.B }).Distinct())
        {
            frequencies.Add(StorySignature.Of(text));
        }

        return frequencies;
    }

    private static string Scored(StoryText a, StoryText b, TermFrequencies frequencies)
    {
        var evidence = StorySimilarity.Compare(StorySignature.Of(a), StorySignature.Of(b), frequencies);
        return OutputFormat.Line(new Score(evidence.IsSame, Math.Round(evidence.Score, Decimals)), ToolJson.Plain.Score);
    }

    private static string Explained(StoryText a, StoryText b, TermFrequencies frequencies)
    {
        var (left, right) = (SignedText.Of(a), SignedText.Of(b));
        var evidence = StorySimilarity.Compare(left.Signature, right.Signature, frequencies);
        return OutputFormat.Line(
            new ExplainedScore(evidence.IsSame, Math.Round(evidence.Score, Decimals), StoryReasons.Of(left, right, evidence, frequencies)), ToolJson.Plain.ExplainedScore);
    }

    internal sealed record Score(bool Same, [property: System.Text.Json.Serialization.JsonPropertyName("score")] double Value);

    internal sealed record ExplainedScore(bool Same, double Score, IReadOnlyList<string> Because);
}
