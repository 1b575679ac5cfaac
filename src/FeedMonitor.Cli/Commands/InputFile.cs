using System.CommandLine;
using System.Diagnostics.CodeAnalysis;

namespace FeedMonitor.Cli.Commands;

/// <summary>The files that the file tools read.</summary>
internal static class InputFile
{
    /// <summary><c>FILE…</c>. What looks like an option and is no file either is a slip of the pen.</summary>
    public static Argument<string[]> Argument()
    {
        var files = new Argument<string[]>("FILE") { Description = "The files to read.", Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(result =>
        {
            foreach (var name in result.Tokens.Select(token => token.Value).Where(name => name.StartsWith('-') && !File.Exists(name)))
            {
                result.AddError($"'{name}' is neither an option nor a file.");
            }
        });
        return files;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="name">As the user gave it.</param>
    /// <param name="bytes">What is in it, if the answer is true.</param>
    /// <param name="problem">Why it can't be read, in one line, if the answer is false.</param>
    public static bool TryRead(string name, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out string? problem)
    {
        bytes = null;
        problem = name.Length == 0 ? "there is no such file" : Directory.Exists(name) ? "the file can't be read: it is a folder" : null;
        try
        {
            bytes = problem is null ? File.ReadAllBytes(name) : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            problem = "there is no such file";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"the file can't be read: {TerminalLine.Of(e.Message)}";
        }

        return problem is null;
    }
}
