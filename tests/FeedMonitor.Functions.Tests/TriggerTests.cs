using System.Reflection;
using System.Text.Json.Nodes;
using Cronos;
using FeedMonitor.Pipeline;
using FeedMonitor.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FeedMonitor.Functions;

public sealed class TriggerTests
{
    private static readonly MethodInfo[] Functions =
        [.. typeof(PlanPolls).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)];

    [Fact]
    public void These_are_the_functions_each_named_as_its_class() => Assert.Equal(
        ["Api", "Dashboard", "DeliverAlert", "PlanPolls", "PollFeeds", "PruneHistory", "SweepOutbox"],
        Functions.Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name == method.DeclaringType!.Name ? method.DeclaringType.Name : "?").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("PlanPolls", Schedules.PlanPolls, "2026-03-14T09:27:00Z", "2026-03-14T09:28:00Z")]
    [InlineData("SweepOutbox", Schedules.SweepOutbox, "2026-03-14T09:30:30Z", "2026-03-14T09:35:30Z")]
    [InlineData("PruneHistory", Schedules.PruneHistory, "2026-03-15T03:17:00Z", "2026-03-16T03:17:00Z")]
    public void A_timer_runs_on_the_schedule_of_both_hosts(string function, string schedule, string first, string second)
    {
        var timer = ParameterOf(function).GetCustomAttribute<TimerTriggerAttribute>()!;

        Assert.Equal(schedule, timer.Schedule);
        var next = CronExpression.Parse(timer.Schedule, CronFormat.IncludeSeconds).GetOccurrences(
            new DateTime(2026, 3, 14, 9, 26, 53, DateTimeKind.Utc), new DateTime(2026, 3, 18, 0, 0, 0, DateTimeKind.Utc)).Take(2);
        Assert.Equal([first, second], next.Select(time => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")));
    }

    [Theory]
    [InlineData("PollFeeds", "polls")]
    [InlineData("DeliverAlert", "alerts")]
    public void A_queue_is_the_one_that_the_pipeline_sends_to(string function, string queue)
    {
        var trigger = ParameterOf(function).GetCustomAttribute<QueueTriggerAttribute>()!;

        // Without a connection of its own it is AzureWebJobsStorage, as for the timers.
        Assert.Equal((queue, null), (trigger.QueueName, trigger.Connection));
    }

    [Fact]
    public void The_API_is_one_catch_all_with_a_key()
    {
        var parameter = ParameterOf("Api");
        var trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()!;

        Assert.Equal(typeof(HttpRequest), parameter.ParameterType);
        Assert.Equal((AuthorizationLevel.Function, "api/{*path}"), (trigger.AuthLevel, trigger.Route));
        Assert.Equal(["delete", "get", "head", "post", "put"], trigger.Methods!.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_is_for_everybody_and_only_read()
    {
        var parameter = ParameterOf("Dashboard");
        var trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()!;

        Assert.Equal(typeof(HttpRequest), parameter.ParameterType);
        Assert.Equal((AuthorizationLevel.Anonymous, "{*path}"), (trigger.AuthLevel, trigger.Route));
        Assert.Equal(["get", "head"], trigger.Methods!);
    }

    [Fact]
    public void The_hosts_file_says_what_the_code_takes_for_granted()
    {
        var extensions = JsonNode.Parse(File.ReadAllText(Repository.PathOf("host.json")))!["extensions"]!;

        Assert.Equal("", extensions["http"]!["routePrefix"]!.GetValue<string>());
        Assert.Equal(Queues.MaxDequeueCount, extensions["queues"]!["maxDequeueCount"]!.GetValue<int>());
        Assert.Equal("base64", extensions["queues"]!["messageEncoding"]!.GetValue<string>());
    }

    [Fact]
    public void The_solution_lists_the_app_and_does_not_build_it()
    {
        var lines = File.ReadAllLines(Repository.PathOf("Monitor.sln"));
        var id = lines.Single(line => line.Contains("FeedMonitor.Functions.csproj", StringComparison.Ordinal)).Split('"')[^2];

        Assert.Contains(lines, line => line.Contains(id, StringComparison.Ordinal) && line.Contains("ActiveCfg", StringComparison.Ordinal));

        // "dotnet sln add" puts these back; the worker packages can't be restored everywhere.
        Assert.DoesNotContain(lines, line => line.Contains(id, StringComparison.Ordinal) && line.Contains("Build.0", StringComparison.Ordinal));
    }

    private static ParameterInfo ParameterOf(string function) => Functions.Single(method => method.DeclaringType!.Name == function).GetParameters()[0];
}
