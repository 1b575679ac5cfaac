namespace FeedMonitor.Cli;

/// <summary>Something that the user can mend. The message is one line: what is wrong, and what to do.</summary>
public sealed class UserErrorException(string message) : Exception(message)
{
    /// <summary>What the process ends with: 2, unless it is told otherwise.</summary>
    public int ExitCode { get; init; } = 2;
}
