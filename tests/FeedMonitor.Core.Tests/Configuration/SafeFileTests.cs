using System.Collections.Concurrent;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Lists;
using FeedMonitor.Testing;

namespace FeedMonitor.Configuration;

public sealed class SafeFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_many_who_write_at_once_nobody_loses_what_was_said_to_be_saved(bool isThere)
    {
        var path = Path.Combine(folder.Path, "feeds.opml");
        if (isThere)
        {
            folder.Write("feeds.opml", "<opml><body/></opml>");
        }

        var saved = new ConcurrentBag<string>();
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, writer =>
        {
            for (var i = 0; i < 40; i++)
            {
                var url = FeedUrl.Parse($"https://a.example/{writer}/{i}");
                var list = FeedListFile.OpenOrNew(path);
                if (list.TrySave(list.With([new ListEntry(new Feed(FeedId.Of(url), url, "A", null, []))])))
                {
                    saved.Add(url.Value);
                }
            }
        });

        Assert.NotEmpty(saved);
        Assert.Equal(saved.Order(StringComparer.Ordinal), FeedListFile.Open(path).Feeds.Select(listed => listed.Feed.Url.Value).Order(StringComparer.Ordinal));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void What_another_is_just_replacing_is_left_to_it_by_whatever_path()
    {
        var path = folder.Write("real/feeds.opml", "before");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "link"), "real");
        var file = SafeFile.Read(Path.Combine(folder.Path, "link", "feeds.opml"))!;

        using (EditLock.TryTake(path))
        {
            Assert.False(file.TryReplace("after"u8.ToArray()));
        }

        Assert.Equal("before", File.ReadAllText(path));
        Assert.True(file.TryReplace("after"u8.ToArray()));
        Assert.Equal("after", File.ReadAllText(path));
    }

    [Fact]
    public void A_new_file_does_not_take_the_place_of_one_that_came_meanwhile()
    {
        var file = SafeFile.New(Path.Combine(folder.Path, "new"), []);
        var path = folder.Write("new", "somebody else's");

        Assert.False(file.TryReplace("mine"u8.ToArray()));
        Assert.Equal("somebody else's", File.ReadAllText(path));
    }

    [Fact]
    public void What_could_not_be_read_again_for_its_size_is_not_written()
    {
        var path = folder.Write("large", "before");

        Assert.Equal(
            $"{path}: the file would become too large, expected at most 16 MiB; nothing was written",
            Assert.Throws<ConfigurationException>(() => SafeFile.Read(path)!.TryReplace(new byte[SafeFile.MaxBytes + 1])).Message);
        Assert.Equal("before", File.ReadAllText(path));
    }

    [Fact]
    public void A_read_only_file_is_refused()
    {
        var path = folder.Write("kept", "before");
        File.SetAttributes(path, FileAttributes.ReadOnly);

        Assert.Equal($"{path}: can't be written: the file is read-only", Assert.Throws<ConfigurationException>(() => SafeFile.Read(path)!.TryReplace([])).Message);

        Assert.Equal("before", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [Fact]
    public async Task The_file_keeps_its_mode_and_the_temporary_one_has_it_from_the_beginning()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes.");
            return;
        }

        const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        var path = folder.Write("private", "");
        File.SetUnixFileMode(path, Mine);
        var seen = new ConcurrentBag<UnixFileMode>();
        using var end = new CancellationTokenSource();
        var watch = Task.Run(
            () =>
            {
                while (!end.IsCancellationRequested)
                {
                    foreach (var file in new DirectoryInfo(folder.Path).EnumerateFiles("*.tmp").Where(file => file.Exists))
                    {
                        seen.Add(file.UnixFileMode);
                    }
                }
            },
            TestContext.Current.CancellationToken);

        // On a busy machine the watcher may get its turn late.
        for (var i = 0; i < 20 || (seen.IsEmpty && i < 1_000); i++)
        {
            SafeFile.Write(path, new byte[4 * 1024 * 1024]);
        }

        await end.CancelAsync();
        await watch;
        Assert.NotEmpty(seen);
        Assert.DoesNotContain(seen, mode => (mode & Others) != UnixFileMode.None);
        Assert.Equal(Mine, File.GetUnixFileMode(path));
    }
}
