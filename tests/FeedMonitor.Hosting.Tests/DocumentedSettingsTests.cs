using System.Text.RegularExpressions;
using FeedMonitor.Settings;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Hosting;

public sealed partial class DocumentedSettingsTests
{
    [Fact]
    public async Task The_documents_name_the_settings_that_there_are_and_list_no_other()
    {
        await using var host = new TestHost(TestHost.ShippedConfig);
        string[] documents = [Repository.PathOf("README.md"), .. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md")];
        var text = string.Join('\n', documents.Select(File.ReadAllText));
        string[] known = [.. host.Get<IServiceProvider>().GetServices<SettingsSection>().SelectMany(section => section.Known).Select(setting => setting.ToString())];

        Assert.All(known, setting => Assert.Contains($"`{setting}`", text, StringComparison.Ordinal));
        Assert.All(Row().Matches(text), row => Assert.Contains(row.Groups[1].Value, known));
    }

    [GeneratedRegex(@"^\| `(\w+__\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
