namespace FeedMonitor.Configuration;

/// <summary>A place in a configuration file.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Line">The line, from 1; 0 if the whole file is meant.</param>
public sealed record ConfigPlace(string File, int Line = 0)
{
    /// <inheritdoc />
    public override string ToString() => Line > 0 ? $"{File}:{Line}" : File;
}

/// <summary>Something in the configuration is wrong. The message is one line: file, line, what is wrong, what was expected.</summary>
public sealed class ConfigurationException : Exception
{
    private const int LongestProblem = 500;

    /// <summary>One thing is wrong.</summary>
    public ConfigurationException(ConfigPlace place, string problem)
        : this([$"{place}: {OneLine(problem)}"])
    {
    }

    /// <summary>Several things are wrong; one line each.</summary>
    public ConfigurationException(IReadOnlyList<string> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>The lines.</summary>
    public IReadOnlyList<string> Problems { get; }

    // A problem quotes what it found, which may run over lines, or over megabytes, or hold what a terminal obeys.
    private static string OneLine(string problem)
    {
        var shown = problem.Length <= LongestProblem ? problem : string.Concat(problem.AsSpan(0, LongestProblem - 1), "…");
        return string.Create(shown.Length, shown, (line, text) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                line[i] = char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' ? ' ' : text[i];
            }
        });
    }
}
