namespace FeedMonitor.Cli;

/// <summary>Something that the user can mend. The message is one line: what is wrong, and what to do. The exit code is 2.</summary>
public sealed class UserErrorException(string message) : Exception(message);
