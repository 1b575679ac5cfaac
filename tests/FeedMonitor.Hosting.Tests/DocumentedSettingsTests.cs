using System.Text.RegularExpressions;
using FeedMonitor.Settings;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Hosting;

public sealed partial class DocumentedSettingsTests
{
    [Fact]
    public async Task The_documents_list_the_settings_that_there_are()
    {
        await using var host = new TestHost(TestHost.ShippedConfig);
        string[] documents = [Repository.PathOf("README.md"), .. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md")];
        var listed = documents.SelectMany(file => Row().Matches(File.ReadAllText(file))).Select(row => row.Groups[1].Value);

        Assert.Equal(
            host.Get<IServiceProvider>().GetServices<SettingsSection>().SelectMany(section => section.Known).Select(setting => setting.ToString()).Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| `(\w+__\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
