using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Configuration;

namespace FeedMonitor.Cli.Commands.Feeds;

/// <summary>Writes a result to wherever the user points: a file is replaced as a whole, a pipe or device is written to and stays what it is.</summary>
internal static class ExportedFile
{
    // Below these, names stand for devices and for what this process has open.
    private static readonly string[] Special = ["/dev/", "/proc/"];

    /// <summary>Writes it.</summary>
    /// <exception cref="ConfigurationException">A file can't be written.</exception>
    /// <exception cref="UserErrorException">A pipe or device can't.</exception>
    public static void Write(string path, byte[] bytes)
    {
        if (!TryStream(path, bytes))
        {
            SafeFile.Write(path, bytes);
        }
    }

    private static bool TryStream(string path, byte[] bytes)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            if (stream.CanSeek && !IsSpecial(path))
            {
                return false;
            }

            stream.Write(bytes);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path} can't be written: {TerminalLine.Of(e.Message)}");
        }
    }

    private static bool IsSpecial(string path) =>
        !OperatingSystem.IsWindows() && Array.Exists(Special, folder => path.StartsWith(folder, StringComparison.Ordinal) || RealPath.Of(path).StartsWith(folder, StringComparison.Ordinal));
}
