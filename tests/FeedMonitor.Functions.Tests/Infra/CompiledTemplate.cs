using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using FeedMonitor.Testing;

namespace FeedMonitor.Functions.Infra;

/// <summary><c>infra/main.bicep</c>, as the Bicep compiler reads it: the one that the variable <c>BICEP</c> names, or <c>bicep</c> on the path.</summary>
public sealed class CompiledTemplate
{
    private readonly Lazy<Task<(JsonNode? Template, string Remarks)>> compiled = new(CompileAsync);

    /// <summary>What the compiler said, its linter included: empty where it found nothing. Without a compiler the test is skipped; one that is named and can't be started fails it.</summary>
    public async Task<string> RemarksAsync() => (await compiled.Value).Remarks;

    /// <summary>The template that Azure gets.</summary>
    public async Task<JsonNode> TemplateAsync()
    {
        var (template, remarks) = await compiled.Value;
        return template ?? throw new InvalidOperationException(remarks);
    }

    /// <summary>The template of a module.</summary>
    public async Task<JsonNode> ModuleAsync(string name) => (await TemplateAsync())["resources"]![name]!["properties"]!["template"]!;

    private static async Task<(JsonNode?, string)> CompileAsync()
    {
        using var process = Start(Environment.GetEnvironmentVariable("BICEP"));
        var output = process.StandardOutput.ReadToEndAsync();
        var remarks = await process.StandardError.ReadToEndAsync();
        var template = await output;
        await process.WaitForExitAsync();
        return (process.ExitCode == 0 ? JsonNode.Parse(template) : null, remarks);
    }

    private static Process Start(string? named)
    {
        var start = new ProcessStartInfo(named ?? "bicep", ["build", Repository.PathOf("infra", "main.bicep"), "--stdout"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The compiler is a .NET program that asks for ICU, which a slim system lacks.
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception) when (named is null)
        {
            Assert.Skip("There is no Bicep compiler: install one, or run 'dotnet restore infra/Bicep.csproj' and name it in the variable BICEP.");
            throw;
        }
    }
}
