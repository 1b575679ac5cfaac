using FeedMonitor.Testing;

namespace FeedMonitor.Configuration;

public sealed class RealPathTests : IDisposable
{
    private readonly TempFolder folder = new();

    public RealPathTests()
    {
        folder.Write("real/list", "");
        Link("file", "real/list");
        Link("twice", "file");
        Link("folder", "real");
        Link("absolute", Path.Combine(folder.Path, "folder", "list"));
        Link("nowhere", "real/missing");
        Link("real/back", "../folder/list");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("real/list", "real/list")]
    [InlineData("real/../real/list", "real/list")]
    [InlineData("file", "real/list")]
    [InlineData("twice", "real/list")]
    [InlineData("folder/list", "real/list")]
    [InlineData("absolute", "real/list")]
    [InlineData("folder/back", "real/list")]
    [InlineData("nowhere", "real/missing")]
    [InlineData("folder/new/list", "real/new/list")]
    public void Every_link_on_the_way_is_followed(string path, string expected)
    {
        Assert.Equal(RealPath.Of(Path.Combine(folder.Path, expected)), RealPath.Of(Path.Combine(folder.Path, path)));
        Assert.EndsWith(Path.Combine(folder.Path, expected), RealPath.Of(Path.Combine(folder.Path, path)), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_that_lead_in_a_circle_come_to_an_end()
    {
        Link("circle", "circle/circle");

        Assert.StartsWith(folder.Path, RealPath.Of(Path.Combine(folder.Path, "circle")), StringComparison.Ordinal);
    }

    private void Link(string name, string target) => File.CreateSymbolicLink(Path.Combine(folder.Path, name), target);
}
