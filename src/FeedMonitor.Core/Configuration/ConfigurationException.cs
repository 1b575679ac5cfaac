using FeedMonitor.Text;

namespace FeedMonitor.Configuration;

/// <summary>A place in a configuration file.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Line">The line, from 1; 0 if the whole file is meant.</param>
/// <param name="Column">The character of the line, from 1; 0 if the whole line is meant.</param>
public sealed record ConfigPlace(string File, int Line = 0, int Column = 0)
{
    /// <inheritdoc />
    public override string ToString() => Line == 0 ? File : Column == 0 ? $"{File}:{Line}" : $"{File}:{Line}:{Column}";
}

/// <summary>Something in the configuration is wrong. The message is one line: file, line, what is wrong, what was expected.</summary>
public sealed class ConfigurationException : Exception
{
    private const int LongestProblem = 500;

    /// <summary>One thing is wrong.</summary>
    public ConfigurationException(ConfigPlace place, string problem)
        : this([$"{place}: {OneLine.Of(problem, LongestProblem)}"]) => (Place, Problem) = (place, OneLine.Of(problem, LongestProblem));

    /// <summary>Several things are wrong; one line each.</summary>
    public ConfigurationException(IReadOnlyList<string> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>The lines.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Where the one thing is that is wrong; null if several are.</summary>
    public ConfigPlace? Place { get; }

    /// <summary>What is wrong, without its place; null if several things are.</summary>
    public string? Problem { get; }

    /// <summary>What stands in the file where a query is wrong; null for every other mistake.</summary>
    public Excerpt? Excerpt { get; init; }
}
