using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics.CodeAnalysis;
using FeedMonitor.Text;

namespace FeedMonitor.Cli.Commands;

/// <summary>The files that the commands read.</summary>
internal static class InputFile
{
    /// <summary>The name that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>The most bytes that are read of a file: several times what any feed or page has, and no more than a laptop can hold several times over.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    // What a pipe gives at once.
    private const int FirstBytes = 64 * 1024;

    /// <summary><c>FILE…</c>. What looks like an option and is no file either is a slip of the pen: see <see cref="SlipsIn"/>.</summary>
    public static Argument<string[]> Argument() => new FilesArgument
    {
        Description = "The files to read, of at most 64 MiB each; - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>What is wrong with the names of files. After <c>--</c> nothing is meant as an option, and a file may be missing as any other.</summary>
    public static IEnumerable<string> SlipsIn(ParseResult parsed)
    {
        var names = parsed.CommandResult.Children.OfType<ArgumentResult>().FirstOrDefault(result => result.Argument is FilesArgument)?.Tokens ?? [];
        var meant = parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Skip(1).Count();
        return names.SkipLast(meant).Select(token => token.Value)
            .Where(name => name.StartsWith('-') && name != StandardInput && !File.Exists(name))
            .Select(name => $"'{name}' is neither an option nor a file.");
    }

    /// <summary>Reads a file.</summary>
    /// <param name="name">As the user gave it; <c>-</c> for standard input.</param>
    /// <param name="bytes">What is in it, if the answer is true.</param>
    /// <param name="problem">Why it can't be read, in one line, if the answer is false.</param>
    public static bool TryRead(string name, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out string? problem)
    {
        bytes = null;
        problem = name.Length == 0 ? "there is no such file" : Directory.Exists(name) ? "the file can't be read: it is a folder" : null;
        try
        {
            bytes = problem is null ? Read(name) : null;
            problem ??= bytes is null ? $"the file is too large, expected at most {MaxBytes / (1024 * 1024)} MiB" : null;
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

    /// <summary>Reads a file as a page or text. An empty one is what a download leaves that failed, and no article in which nothing is found.</summary>
    /// <param name="name">As the user gave it; <c>-</c> for standard input.</param>
    /// <param name="text">What is in it, if the answer is true.</param>
    /// <param name="problem">Why it can't be read, in one line, if the answer is false.</param>
    public static bool TryReadText(string name, out string text, [NotNullWhen(false)] out string? problem)
    {
        text = TryRead(name, out var bytes, out problem) ? TextDecoding.Decode(bytes).Text : "";
        problem ??= text.AsSpan().IndexOfAnyExcept(" \t\r\n\0") < 0 ? "it is empty" : null;
        return problem is null;
    }

    private static byte[]? Read(string name)
    {
        using var stream = name == StandardInput ? Console.OpenStandardInput() : new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return Read(stream, stream.CanSeek ? stream.Length : 0);
    }

    /// <summary>All of a stream, or null if that is more than <see cref="MaxBytes"/>. Devices and pipes say no length, and some have no end.</summary>
    private static byte[]? Read(Stream stream, long length)
    {
        if (length > MaxBytes)
        {
            return null;
        }

        // A file's own length first: of a large one no second copy is made.
        var bytes = new byte[length > 0 ? length : FirstBytes];
        for (var read = 0; ;)
        {
            read += stream.ReadAtLeast(bytes.AsSpan(read), bytes.Length - read, throwOnEndOfStream: false);
            if (read < bytes.Length || stream.ReadByte() is not (>= 0 and var next))
            {
                Array.Resize(ref bytes, read);
                return bytes;
            }

            if (read >= MaxBytes)
            {
                return null;
            }

            Array.Resize(ref bytes, Math.Min(bytes.Length * 2, MaxBytes));
            bytes[read++] = (byte)next;
        }
    }

    private sealed class FilesArgument() : Argument<string[]>("FILE");
}
