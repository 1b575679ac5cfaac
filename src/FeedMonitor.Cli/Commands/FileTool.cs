using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Text;

namespace FeedMonitor.Cli.Commands;

/// <summary>Shows files of text one after the other.</summary>
internal static class FileTool
{
    /// <summary>Says what there is to show of each file, or why it can't be read.</summary>
    /// <param name="files">The files.</param>
    /// <param name="json">Whether for programs.</param>
    /// <param name="terminal">Where to say it.</param>
    /// <param name="show">What to say of a file, by its name and its text.</param>
    /// <returns>The exit code: 0, or 1 if a file could not be read.</returns>
    public static int Run(string[] files, bool json, Terminal terminal, Func<string, string, string> show)
    {
        var failed = 0;
        foreach (var file in files)
        {
            if (InputFile.TryReadText(file, out var text, out var problem))
            {
                terminal.Say(show(file, text));
            }
            else
            {
                failed++;
                terminal.Say(json ? OutputFormat.Line(new Unread(file, problem), ToolJson.Plain.Unread) : $"{Unprintable.Blanked(file)}: {problem}");
            }
        }

        return failed == 0 ? 0 : 1;
    }

    internal sealed record Unread(string File, string Error);
}
