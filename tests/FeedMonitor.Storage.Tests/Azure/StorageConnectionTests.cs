using Microsoft.Extensions.Configuration;

namespace FeedMonitor.Storage.Azure;

public sealed class StorageConnectionTests
{
    private const string Key = "c2VjcmV0LWtleS1vZi10aGUtYWNjb3VudA==";

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002")]
    [InlineData($"DefaultEndpointsProtocol=https;AccountName=acme;AccountKey={Key};EndpointSuffix=core.windows.net", "https://acme.table.core.windows.net")]
    [InlineData($"DefaultEndpointsProtocol=https;AccountName=acme;AccountKey={Key};EndpointSuffix=core.chinacloudapi.cn", "https://acme.table.core.chinacloudapi.cn")]
    [InlineData($"AccountName=acme;AccountKey={Key};TableEndpoint=http://127.0.0.1:7/acme;QueueEndpoint=http://127.0.0.1:8/acme;BlobEndpoint=http://127.0.0.1:9/acme", "http://127.0.0.1:7")]
    public void A_connection_string_is_kept_and_named_by_its_table_service(string text, string name)
    {
        var connection = StorageConnection.Parse(text);

        Assert.Equal((text, name), (connection.ConnectionString, connection.Name));
        Assert.Null(connection.Tables);
        Assert.Null(connection.Queues);
        Assert.Null(connection.Blobs);
    }

    [Theory]
    [InlineData("https://acme.table.core.windows.net", "acme", "core.windows.net")]
    [InlineData("https://acme.queue.core.windows.net/", "acme", "core.windows.net")]
    [InlineData("https://acme.blob.core.windows.net", "acme", "core.windows.net")]
    [InlineData("https://acme.table.core.usgovcloudapi.net", "acme", "core.usgovcloudapi.net")]
    [InlineData("https://acme.blob.core.chinacloudapi.cn", "acme", "core.chinacloudapi.cn")]
    public void The_address_of_any_service_names_all_three(string text, string account, string suffix)
    {
        var connection = StorageConnection.Parse(text);

        Assert.Null(connection.ConnectionString);
        Assert.Equal(new Uri($"https://{account}.table.{suffix}"), connection.Tables);
        Assert.Equal(new Uri($"https://{account}.queue.{suffix}"), connection.Queues);
        Assert.Equal(new Uri($"https://{account}.blob.{suffix}"), connection.Blobs);
        Assert.Equal($"{account}.table.{suffix}", connection.Name);
    }

    [Theory]
    [InlineData("", "neither a connection string")]
    [InlineData("acme", "neither a connection string")]
    [InlineData("ftp://acme.table.core.windows.net", "neither a connection string")]
    [InlineData("https://acme.example", "not an account's address")]
    [InlineData("https://acme.file.core.windows.net", "not an account's address")]
    [InlineData("https://acme.table", "not an account's address")]
    [InlineData("http://acme.table.core.windows.net", "not an account's address")]
    [InlineData("AccountName=acme", "the connection string is wrong")]
    [InlineData("a=b", "the connection string is wrong")]
    [InlineData($"AccountKey={Key};=", "the connection string is wrong")]
    public void What_is_neither_is_told_with_what_was_expected(string text, string problem)
    {
        Assert.False(StorageConnection.TryParse(text, out var connection, out var told));

        Assert.Null(connection);
        Assert.Contains(problem, told, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', told);
        Assert.DoesNotContain(Key, told, StringComparison.Ordinal);
        Assert.Equal(told, Assert.Throws<FormatException>(() => StorageConnection.Parse(text)).Message);
    }

    [Fact]
    public void A_connection_shows_no_key()
    {
        var connection = StorageConnection.Parse($"AccountName=acme;AccountKey={Key}");

        Assert.DoesNotContain(Key, $"{connection} {connection.Name}", StringComparison.Ordinal);
    }

    [Fact]
    public void The_setting_of_the_host_may_be_a_connection_string() =>
        Assert.Equal("UseDevelopmentStorage=true", From(("AzureWebJobsStorage", "UseDevelopmentStorage=true")).ConnectionString);

    [Fact]
    public void The_setting_of_the_host_may_be_an_account_name() =>
        Assert.Equal(new Uri("https://acme.queue.core.windows.net"), From(("AzureWebJobsStorage:accountName", "acme")).Queues);

    [Fact]
    public void The_setting_of_the_host_may_be_the_addresses_of_the_services()
    {
        var connection = From(
            ("AzureWebJobsStorage:tableServiceUri", "https://t.example"),
            ("AzureWebJobsStorage:queueServiceUri", "https://q.example"),
            ("AzureWebJobsStorage:blobServiceUri", "https://b.example"));

        Assert.Equal(
            (new Uri("https://t.example"), new Uri("https://q.example"), new Uri("https://b.example"), "t.example"),
            (connection.Tables, connection.Queues, connection.Blobs, connection.Name));
    }

    [Theory]
    [InlineData("", "", "AzureWebJobsStorage is missing")]
    [InlineData("AzureWebJobsStorage", "", "AzureWebJobsStorage is missing")]
    [InlineData("AzureWebJobsStorage", "nonsense", "AzureWebJobsStorage is wrong")]
    [InlineData("AzureWebJobsStorage:accountName", "not a name", "AzureWebJobsStorage is wrong")]
    [InlineData("AzureWebJobsStorage:tableServiceUri", "https://t.example", "AzureWebJobsStorage__queueServiceUri is missing")]
    [InlineData("AzureWebJobsStorage:tableServiceUri", "t.example", "AzureWebJobsStorage__tableServiceUri is wrong")]
    public void A_setting_that_is_missing_or_wrong_is_named(string name, string value, string problem)
    {
        var told = Assert.Throws<InvalidOperationException>(() => From((name, value))).Message;

        Assert.Contains(problem, told, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', told);
    }

    private static StorageConnection From(params (string Name, string Value)[] settings) => StorageConnection.FromSettings(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Name, pair => (string?)pair.Value, StringComparer.Ordinal)).Build());
}
