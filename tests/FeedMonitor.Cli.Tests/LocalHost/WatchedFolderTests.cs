using FeedMonitor.Testing;

namespace FeedMonitor.Cli.LocalHost;

public sealed class WatchedFolderTests : IDisposable
{
    private readonly TempFolder folder = new();

    // Not there yet.
    private string Data => Path.Combine(folder.Path, "data");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Asking_makes_nothing()
    {
        WatchedFolder.RequireFree(Data);

        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public void It_has_one_monitor_at_a_time()
    {
        using (WatchedFolder.Take(Data))
        {
            var expected = $"A monitor runs on {Data} already. End it, or give another folder with --data.";
            Assert.Equal(expected, Assert.Throws<UserErrorException>(() => WatchedFolder.RequireFree(Data)).Message);
            Assert.Equal(expected, Assert.Throws<UserErrorException>(() => WatchedFolder.Take(Data)).Message);
        }

        WatchedFolder.RequireFree(Data);
        WatchedFolder.Take(Data).Dispose();
    }

    [Fact]
    public void Its_address_is_told_as_long_as_it_runs()
    {
        // As one that was killed leaves it.
        folder.Write("data/monitor.url", "http://127.0.0.1:1/");
        using var first = WatchedFolder.Take(Data);
        Assert.DoesNotContain(", at ", Assert.Throws<UserErrorException>(() => WatchedFolder.RequireFree(Data)).Message, StringComparison.Ordinal);

        first.ListensAt(new Uri("http://127.0.0.1:7071/"));

        Assert.Contains(" already, at http://127.0.0.1:7071/. ", Assert.Throws<UserErrorException>(() => WatchedFolder.RequireFree(Data)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trouble_with_its_address_ends_nothing()
    {
        Directory.CreateDirectory(Path.Combine(Data, "monitor.url"));

        using (var first = WatchedFolder.Take(Data))
        {
            first.ListensAt(new Uri("http://127.0.0.1:7071/"));
            Assert.DoesNotContain(", at ", Assert.Throws<UserErrorException>(() => WatchedFolder.Take(Data)).Message, StringComparison.Ordinal);
        }

        WatchedFolder.Take(Data).Dispose();
    }

    [Fact]
    public void A_lock_that_cannot_be_made_is_not_taken_for_another_monitors()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A link needs a right there.");
        Directory.CreateDirectory(Data);
        var file = Path.Combine(Data, "monitor.lock");
        File.CreateSymbolicLink(file, file);

        Assert.StartsWith($"The data folder {Data} can't be made or written: ", Assert.Throws<UserErrorException>(() => WatchedFolder.Take(Data)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_folder_is_another_monitors()
    {
        using var first = WatchedFolder.Take(Data);

        WatchedFolder.Take(Path.Combine(folder.Path, "other")).Dispose();
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told()
    {
        folder.Write("data", "a file");

        Assert.StartsWith($"The data folder {Data} can't be made or written: ", Assert.Throws<UserErrorException>(() => WatchedFolder.Take(Data)).Message, StringComparison.Ordinal);
    }
}
