using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace FeedMonitor.Cli.Azurite;

/// <summary>The pinned Azurite: installed once for a user by <c>npm ci</c> from the lock file that ships with the monitor.</summary>
public static class AzuriteInstallation
{
    private const string EntryPoint = "node_modules/azurite/dist/src/azurite.js";

    /// <summary>The path of Azurite's entry point, installed first if it is not there.</summary>
    /// <param name="say">Told when an installation begins.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="UserErrorException">Node or npm is missing, or the installation failed.</exception>
    public static async Task<string> EnsureAsync(Action<string> say, CancellationToken cancel)
    {
        await RequireNodeAsync(cancel);
        var source = Path.Combine(AppContext.BaseDirectory, "azurite");
        var pin = await File.ReadAllBytesAsync(Path.Combine(source, "package-lock.json"), cancel);
        var folder = Path.Combine(AppFolders.Root, "azurite-" + Convert.ToHexStringLower(SHA256.HashData(pin).AsSpan(0, 6)));
        var entryPoint = Path.Combine(folder, EntryPoint);
        if (File.Exists(entryPoint))
        {
            return entryPoint;
        }

        Directory.CreateDirectory(AppFolders.Root);
        await using var oneAtATime = await FileLock.WaitAsync(folder + ".lock", cancel);
        if (!File.Exists(entryPoint))
        {
            say("Installing Azurite into the application-data folder (npm ci, once, about 370 MB) …");
            await InstallAsync(source, folder, cancel);
        }

        return entryPoint;
    }

    // Beside the goal and then renamed, so that an interrupted installation is never taken for a whole one.
    private static async Task InstallAsync(string source, string folder, CancellationToken cancel)
    {
        var staging = folder + ".new";
        DeleteIfThere(staging);
        DeleteIfThere(folder);
        Directory.CreateDirectory(staging);
        try
        {
            await FillAsync(source, staging, cancel);
        }
        catch
        {
            // What is left of an installation of 370 MB is of no use to anybody.
            DeleteIfCan(staging);
            throw;
        }

        Directory.Move(staging, folder);
    }

    private static async Task FillAsync(string source, string staging, CancellationToken cancel)
    {
        foreach (var file in (string[])["package.json", "package-lock.json"])
        {
            File.Copy(Path.Combine(source, file), Path.Combine(staging, file));
        }

        var (exitCode, output) = await RunAsync(
            OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], staging, cancel);
        if (exitCode != 0)
        {
            throw new UserErrorException(
                $"Azurite could not be installed: npm ci ended with {exitCode}. {NpmError.Of(output)} (Without Node.js: --store memory.)");
        }
    }

    private static async Task RequireNodeAsync(CancellationToken cancel)
    {
        var (exitCode, output) = await RunAsync("node", ["--version"], Environment.CurrentDirectory, cancel);
        // v24.0.0-nightly20260101 is a version too.
        if (exitCode != 0 || !Version.TryParse(output.Trim().TrimStart('v').Split('-')[0], out var version) || version.Major < 20)
        {
            throw new UserErrorException($"Azurite needs Node.js 20 or newer, and 'node --version' says '{FirstLine(output)}'. Update Node.js, or run with --store memory.");
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments, string folder, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(cancel);
                var errors = process.StandardError.ReadToEndAsync(cancel);
                await process.WaitForExitAsync(cancel);
                return (process.ExitCode, await output + await errors);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
                throw;
            }
        }
        catch (Win32Exception e)
        {
            throw new UserErrorException(
                $"Azurite needs Node.js, and '{program}' can't be started: {new Win32Exception(e.NativeErrorCode).Message}. Install Node.js 20 or newer (with npm), or run with --store memory.");
        }
    }

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // A child that is just ending may hold a file or make one; the next installation deletes the rest.
    private static void DeleteIfCan(string folder)
    {
        try
        {
            DeleteIfThere(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static string FirstLine(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "";
}
