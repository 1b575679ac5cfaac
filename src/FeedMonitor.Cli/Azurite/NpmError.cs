using System.Text.RegularExpressions;
using FeedMonitor.Text;

namespace FeedMonitor.Cli.Azurite;

/// <summary>What npm says when it fails: a code first, then the system call, then in a sentence what is wrong, then advice and the place of its log.</summary>
internal static partial class NpmError
{
    private const int Longest = 300;

    /// <summary>The first line, and the sentence that tells more: <c>npm error code ENOTFOUND: request to https://… failed</c>. Of another program, or of none, its first line.</summary>
    public static string Of(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var first = lines.FirstOrDefault() ?? "";
        var telling = Code().IsMatch(first) ? lines.Skip(1).Where(line => Word().IsMatch(line) && !Detail().IsMatch(line)).Select(line => Word().Replace(line, "")).FirstOrDefault() : null;
        return Cut.To(telling is null ? first : $"{first}: {telling}", Longest);
    }

    // "npm ERR!" until npm 10.
    [GeneratedRegex(@"\Anpm (error|ERR!) code ")]
    private static partial Regex Code();

    // The network's errors bear their kind before the sentence.
    [GeneratedRegex(@"\Anpm (error|ERR!) (network )?(?=\S)")]
    private static partial Regex Word();

    [GeneratedRegex(@"\Anpm (error|ERR!) (code|syscall|errno|path|dest|type|A complete log)\b")]
    private static partial Regex Detail();
}
