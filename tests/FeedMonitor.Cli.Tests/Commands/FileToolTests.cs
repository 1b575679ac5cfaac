using System.Text.Json.Nodes;
using FeedMonitor.Cli.Running;

namespace FeedMonitor.Cli.Commands;

/// <summary>What <c>parse</c>, <c>clean</c> and <c>match</c> have in common: how they read files, and that nothing of a file reaches the terminal but text.</summary>
public sealed class FileToolTests : ToolFiles
{
    private const string Orders = "\u001b]0;pwned\u0007\u001b[2J\u009b1m\u202Egnp\u2066";

    private static readonly Dictionary<string, string> Unchanged = new(StringComparer.Ordinal);

    public FileToolTests() => Write("watchlists/tools.yaml", "{ id: tools, name: Tools, terms: [nitrocellulose], alert: { channels: [] } }");

    public static TheoryData<string> Tools => ["parse", "clean", "match"];

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task Nothing_that_a_file_says_steers_the_terminal(string tool)
    {
        var file = Write("hostile.html", tool == "parse"
            ? $$"""{"version":"https://jsonfeed.org/version/1.1","title":{{Json("Harbour" + Orders)}},"items":[{"id":"1","title":{{Json("Tug" + Orders)}},"url":{{Json("https://h.example/" + Orders)}}}]}"""
            : $"<article><h1>Tug{Orders}</h1><p>Some nitrocellulose {Orders} was found in the port, said the police of the town on Monday.</p></article>");

        var end = await InProcess.RunAsync(Command(tool, file));

        Assert.Equal((0, 0), (end.ExitCode, end.Errors.Count));
        Assert.Contains(end.Output, line => line.Contains("gnp", StringComparison.Ordinal));
        Assert.All(end.Output, line => Assert.DoesNotContain(line, Text.Unprintable.Is));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_name_of_a_file_stays_in_its_line_and_steers_nothing(string tool)
    {
        var end = await InProcess.RunAsync(Command(tool, Path.Combine(Folder, "a\nb\u001b[2J.txt")));

        Assert.Equal(1, end.ExitCode);
        Assert.DoesNotContain(Assert.Single(end.Output), Text.Unprintable.Is);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task An_empty_file_is_told_as_one_that_cannot_be_read(string tool)
    {
        var file = Write("empty.txt", "");
        var blank = Write("blank.txt", " \r\n\t\n");

        var end = await InProcess.RunAsync([.. Command(tool, file), blank, "--format", "json"]);

        Assert.Equal((1, 2), (end.ExitCode, end.Output.Count));
        Assert.All(end.Output, line => Assert.Equal("it is empty", JsonNode.Parse(line)!["error"]!.GetValue<string>()));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_file_without_an_end_is_told_and_the_others_are_read(string tool)
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "There is no /dev/zero.");
        var large = Path.Combine(Folder, "large.txt");
        using (var sparse = File.Create(large))
        {
            sparse.SetLength(InputFile.MaxBytes + 1);
        }

        var end = await InProcess.RunAsync([.. Command(tool, "/dev/zero"), large, Good(tool), "--format", "json"]);

        Assert.Equal((1, 0, 3), (end.ExitCode, end.Errors.Count, end.Output.Count));
        Assert.All(end.Output.Take(2), line => Assert.Equal("the file is too large, expected at most 64 MiB", JsonNode.Parse(line)!["error"]!.GetValue<string>()));
        Assert.Null(JsonNode.Parse(end.Output[2])!["error"]);
    }

    [Theory]
    [InlineData(InputFile.MaxBytes, true)]
    [InlineData(InputFile.MaxBytes + 1, false)]
    [InlineData(64 * 1024, true)]
    [InlineData(64 * 1024 + 1, true)]
    public void A_file_is_read_up_to_the_bound(int length, bool isRead)
    {
        var file = Path.Combine(Folder, "file.bin");
        using (var sparse = File.Create(file))
        {
            sparse.SetLength(length);
        }

        Assert.Equal(isRead, InputFile.TryRead(file, out var bytes, out _));
        Assert.Equal(isRead ? length : null, bytes?.Length);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task Standard_input_is_read_as_a_file_named_dash(string tool)
    {
        // More than a pipe holds at once.
        await using var process = RealProcess.Start(Folder, Unchanged, [.. Command(tool, "-"), "--format", "json"]);
        await process.FeedAsync(await File.ReadAllTextAsync(Good(tool), TestContext.Current.CancellationToken) + new string('\n', 200_000));
        var end = await process.EndAsync();

        Assert.Equal((0, 0), (end.ExitCode, end.Errors.Count));
        var line = JsonNode.Parse(Assert.Single(end.Output))!;
        Assert.Equal("-", line["file"]!.GetValue<string>());
        Assert.Contains("nitrocellulose", line.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task After_two_dashes_a_name_is_no_option(string tool)
    {
        var end = await InProcess.RunAsync([.. Command(tool), "--format", "json", "--", "-x.xml"]);

        Assert.Equal((1, 0), (end.ExitCode, end.Errors.Count));
        Assert.Equal("there is no such file", JsonNode.Parse(Assert.Single(end.Output))!["error"]!.GetValue<string>());
        Assert.Contains("'-y.xml' is neither an option nor a file.", (await InProcess.RunAsync([.. Command(tool), "-y.xml", "--", "-x.xml"])).Mistake, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_name_that_begins_with_an_at_sign_is_a_name(string tool)
    {
        Write("@arguments", "--format json other.xml");

        var end = await RealProcess.RunAsync(Folder, Unchanged, Command(tool, "@arguments", "@missing"));

        Assert.Equal((1, 0), (end.ExitCode, end.Errors.Count));
        Assert.StartsWith("@arguments:", end.Output[0], StringComparison.Ordinal);
        Assert.Equal("@missing: there is no such file", end.Output[^1].Replace("unreadable: ", "", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task The_help_says_the_shape_of_a_line_and_the_exit_codes(string tool)
    {
        var help = string.Join(' ', (await InProcess.RunAsync(tool, "--help")).Output.Select(line => line.Trim()));

        Assert.Contains("text|json", help, StringComparison.Ordinal);
        Assert.Contains("Exit code: 0 ", help, StringComparison.Ordinal);
        Assert.Contains("- for standard input", help, StringComparison.Ordinal);
        var line = JsonNode.Parse((await InProcess.RunAsync([.. Command(tool, Good(tool)), "--format", "json"])).Output[0])!.AsObject();
        Assert.All(line, property => Assert.Contains(property.Key, help, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_places_of_a_page_count_in_its_blocks_joined_by_blank_lines()
    {
        var file = Write("page.html", "<html><body><nav><a href='/'>Home</a> <a href='/news'>News</a></nav><article><h1>Tug towed ashore</h1><p>The hold of the tug was full of nitrocellulose, said the harbour master on Monday morning.</p></article></body></html>");

        var cleaned = JsonNode.Parse(await OneLineAsync(0, "clean", "--format", "json", file))!;
        var place = JsonNode.Parse(await OneLineAsync(0, [.. Command("match", file), "--format", "json"]))!["hits"]![0]!;

        var shown = string.Join("\n\n", cleaned["blocks"]!.AsArray().Select(block => block!["text"]!.GetValue<string>()));
        Assert.Equal("nitrocellulose", shown.Substring(place["start"]!.GetValue<int>(), place["length"]!.GetValue<int>()));
    }

    private static string Json(string text) => JsonValue.Create(text).ToJsonString();

    private string Good(string tool) => Write("good.txt", tool == "parse"
        ? "<rss version='2.0'><channel><title>Harbour</title><item><title>A tug with nitrocellulose</title></item></channel></rss>"
        : "The crew found nitrocellulose in the hold.");

    private string[] Command(string tool, params string[] files) => [tool, .. tool == "match" ? ["--watchlists", Path.Combine(Folder, "watchlists")] : Array.Empty<string>(), .. files];
}
