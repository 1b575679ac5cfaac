using System.CommandLine;
using FeedMonitor.Cli.LocalHost;

namespace FeedMonitor.Cli.Commands.Stories;

/// <summary><c>feedmonitor stories …</c>: which items tell the same story.</summary>
internal static class StoriesCommand
{
    /// <summary>The command with its commands.</summary>
    public static Command Create(Terminal terminal) => new("stories", "Show which items tell the same story.") { ScoreStoriesCommand.Create(terminal) };
}
