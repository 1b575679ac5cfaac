using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FeedMonitor.Pipeline;
using FeedMonitor.Testing;

namespace FeedMonitor.Functions.Infra;

/// <summary>What <c>azd up</c> deploys fits the code, and opens nothing that the code does not need.</summary>
public sealed partial class TemplateTests(CompiledTemplate template) : IClassFixture<CompiledTemplate>
{
    [Fact]
    public async Task The_compiler_has_nothing_to_remark() => Assert.Equal("", await template.RemarksAsync());

    [Fact]
    public async Task No_key_opens_anything()
    {
        var text = (await template.TemplateAsync()).ToJsonString();
        var account = (await template.ModuleAsync("storage"))["resources"]!["account"]!["properties"]!;
        var insights = (await template.ModuleAsync("monitoring"))["resources"]!["applicationInsights"]!["properties"]!;

        Assert.DoesNotContain("listKeys", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AccountKey", text, StringComparison.OrdinalIgnoreCase);
        Assert.False(account["allowSharedKeyAccess"]!.GetValue<bool>());
        Assert.False(account["allowBlobPublicAccess"]!.GetValue<bool>());
        Assert.True(insights["DisableLocalAuth"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_identity_has_these_roles_on_single_resources_and_no_others()
    {
        var storage = await template.ModuleAsync("storage");
        var monitoring = await template.ModuleAsync("monitoring");

        // https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
        Assert.Equal(
            [
                "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", // Storage Table Data Contributor
                "974c5e8b-45b9-4653-ba55-5f855dd0fb88", // Storage Queue Data Contributor
                "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", // Storage Blob Data Owner
            ],
            storage["variables"]!["roles"]!.AsObject().Select(role => role.Value!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Equal("3913510d-42f4-4e42-8a64-420c390055eb", monitoring["variables"]!["monitoringMetricsPublisher"]!.GetValue<string>());
        var assignments = new List<JsonNode>();
        await foreach (var resource in ResourcesAsync())
        {
            if (resource["type"]!.GetValue<string>() == "Microsoft.Authorization/roleAssignments")
            {
                assignments.Add(resource);
            }
        }

        Assert.Equal(
            ["Microsoft.Insights/components", "Microsoft.Storage/storageAccounts"],
            assignments.Select(assignment => QuotedType().Match(assignment["scope"]!.GetValue<string>()).Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_app_gets_what_the_host_and_the_code_ask_for()
    {
        var app = await template.ModuleAsync("app");
        var settings = app["variables"]!["fixedSettings"]!.AsObject();
        var runtime = app["resources"]!["app"]!["properties"]!["functionAppConfig"]!["runtime"]!;

        // AzureWebJobsStorage without a key: the account's name, and whom to ask as. FUNCTIONS_WORKER_RUNTIME is refused on this plan.
        Assert.Equal(
            [
                "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "AZURE_CLIENT_ID", "AzureWebJobsDisableHomepage",
                "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential", "History__RetentionDays",
            ],
            settings.Select(setting => setting.Key).Order(StringComparer.Ordinal));
        Assert.Equal(("dotnet-isolated", "10.0"), (runtime["name"]!.GetValue<string>(), runtime["version"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("historyDays", typeof(HistoryOptions), nameof(HistoryOptions.RetentionDays))]
    [InlineData("pollIntervalMinutes", typeof(PollOptions), nameof(PollOptions.IntervalMinutes))]
    [InlineData("firstPollLookbackHours", typeof(PollOptions), nameof(PollOptions.FirstPollLookbackHours))]
    public async Task A_parameter_takes_what_the_code_takes(string parameter, Type options, string property)
    {
        var range = (RangeAttribute)Attribute.GetCustomAttribute(options.GetProperty(property)!, typeof(RangeAttribute))!;
        var declared = (await template.TemplateAsync())["parameters"]![parameter]!;

        Assert.Equal((range.Minimum, range.Maximum), (declared["minValue"]!.GetValue<int>(), declared["maxValue"]!.GetValue<int>()));
    }

    [Fact]
    public async Task The_parameters_file_gives_parameters_of_the_template_and_settings_of_the_documents()
    {
        var declared = (await template.TemplateAsync())["parameters"]!.AsObject().Select(parameter => parameter.Key);
        var given = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("infra", "main.parameters.json"), TestContext.Current.CancellationToken))!["parameters"]!.AsObject();
        var documented = await File.ReadAllTextAsync(Repository.PathOf("docs", "settings.md"), TestContext.Current.CancellationToken);

        Assert.Empty(given.Select(parameter => parameter.Key).Except(declared, StringComparer.Ordinal));
        Assert.All(given["settings"]!["value"]!.AsObject(), setting => Assert.Contains($"| `{setting.Key}` |", documented, StringComparison.Ordinal));
    }

    private async IAsyncEnumerable<JsonNode> ResourcesAsync()
    {
        foreach (var (name, resource) in (await template.TemplateAsync())["resources"]!.AsObject())
        {
            if (resource!["type"]!.GetValue<string>() != "Microsoft.Resources/deployments")
            {
                yield return resource;
                continue;
            }

            foreach (var (_, inner) in (await template.ModuleAsync(name))["resources"]!.AsObject())
            {
                yield return inner!;
            }
        }
    }

    [GeneratedRegex(@"^\[resourceId\('([^']+)'")]
    private static partial Regex QuotedType();
}
