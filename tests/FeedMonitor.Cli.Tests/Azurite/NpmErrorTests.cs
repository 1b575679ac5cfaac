namespace FeedMonitor.Cli.Azurite;

public sealed class NpmErrorTests
{
    [Theory]
    [InlineData(
        "npm error code ENOTFOUND\nnpm error syscall getaddrinfo\nnpm error errno ENOTFOUND\nnpm error network request to https://r.example/x failed, reason: getaddrinfo\nnpm error network This is a problem related to network connectivity.\nnpm error A complete log of this run can be found in: /x",
        "npm error code ENOTFOUND: request to https://r.example/x failed, reason: getaddrinfo")]
    [InlineData("npm ERR! code EACCES\nnpm ERR! syscall mkdir\nnpm ERR! path /x\nnpm ERR! errno -13\nnpm ERR! Error: EACCES: permission denied\n", "npm ERR! code EACCES: Error: EACCES: permission denied")]
    [InlineData("npm error code ENOSPC\nnpm error A complete log of this run can be found in: /x", "npm error code ENOSPC")]
    [InlineData("\nbad interpreter: no such file\nnpm error more", "bad interpreter: no such file")]
    [InlineData("", "")]
    public void It_is_told_by_its_code_and_the_sentence_that_tells_more(string output, string expected) => Assert.Equal(expected, NpmError.Of(output));

    [Fact]
    public void It_is_no_longer_than_a_person_reads() => Assert.InRange(NpmError.Of($"npm error code E404\nnpm error {new string('x', 5_000)}").Length, 100, 300);
}
