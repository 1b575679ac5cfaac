using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;

namespace FeedMonitor.Storage;

/// <summary>Where the data is: a connection string, or the addresses of an account that is opened by <c>DefaultAzureCredential</c>.</summary>
public sealed record StorageConnection
{
    /// <summary>The setting in which both the Functions host and we look: <c>AzureWebJobsStorage</c>.</summary>
    public const string SettingName = "AzureWebJobsStorage";

    private StorageConnection()
    {
    }

    /// <summary>The connection string, or null if the account is opened by identity.</summary>
    public string? ConnectionString { get; private init; }

    /// <summary>The table service, or null with a connection string.</summary>
    public Uri? Tables { get; private init; }

    /// <summary>The queue service, or null with a connection string.</summary>
    public Uri? Queues { get; private init; }

    /// <summary>The blob service, or null with a connection string.</summary>
    public Uri? Blobs { get; private init; }

    /// <summary>The storage in a few words without secrets, for messages.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The name: a connection string holds a key, and none is printed.</summary>
    public override string ToString() => Name;

    /// <summary>Reads a connection string, or the https address of any of an account's services.</summary>
    /// <param name="text">For example <c>UseDevelopmentStorage=true</c> or <c>https://ACCOUNT.table.core.windows.net</c>.</param>
    /// <param name="connection">The connection, if the answer is true.</param>
    /// <param name="problem">What is wrong and what was expected, if the answer is false.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out StorageConnection? connection, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        connection = null;
        problem = null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http")
        {
            connection = FromAccount(uri);
            problem = connection is null ? $"'{text}' is not an account's address, expected https://ACCOUNT.table.core.windows.net or the like" : null;
        }
        else if (text.Contains('=', StringComparison.Ordinal))
        {
            connection = FromConnectionString(text, out problem);
        }
        else
        {
            problem = $"'{text}' is neither a connection string (UseDevelopmentStorage=true, AccountName=…) nor an account's https address";
        }

        return connection is not null;
    }

    /// <summary>Reads a connection that is known to be good.</summary>
    /// <exception cref="FormatException">It is not one; the message says why.</exception>
    public static StorageConnection Parse(string text) =>
        TryParse(text, out var connection, out var problem) ? connection : throw new FormatException(problem);

    /// <summary>
    /// The connection of the Functions host's own settings: <c>AzureWebJobsStorage</c> as a connection string, or
    /// <c>AzureWebJobsStorage__accountName</c>, or <c>…__tableServiceUri</c>, <c>…__queueServiceUri</c>, <c>…__blobServiceUri</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">None of them is set, or one is wrong; the message says which.</exception>
    /// <remarks>https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity</remarks>
    public static StorageConnection FromSettings(IConfiguration settings)
    {
        var section = settings.GetSection(SettingName);
        if (section["tableServiceUri"] is { Length: > 0 })
        {
            return FromServices(Service(section, "tableServiceUri"), Service(section, "queueServiceUri"), Service(section, "blobServiceUri"));
        }

        var text = section["accountName"] is { Length: > 0 } account ? $"https://{account}.table.core.windows.net" : section.Value;
        if (string.IsNullOrEmpty(text))
        {
            throw new InvalidOperationException($"The setting {SettingName} is missing, expected a connection string or {SettingName}__accountName.");
        }

        return TryParse(text, out var connection, out var problem) ? connection : throw new InvalidOperationException($"The setting {SettingName} is wrong: {problem}.");
    }

    private static Uri Service(IConfigurationSection section, string name)
    {
        if (section[name] is not { Length: > 0 } text)
        {
            throw new InvalidOperationException($"The setting {SettingName}__{name} is missing; it is needed beside {SettingName}__tableServiceUri.");
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == "https"
            ? uri
            : throw new InvalidOperationException($"The setting {SettingName}__{name} is wrong: '{text}' is not an https address.");
    }

    private static StorageConnection FromServices(Uri tables, Uri queues, Uri blobs) =>
        new() { Tables = tables, Queues = queues, Blobs = blobs, Name = tables.Host };

    private static StorageConnection? FromAccount(Uri uri)
    {
        var parts = uri.Host.Split('.', 3);
        if (uri.Scheme != "https" || parts is not [{ Length: > 0 } account, "table" or "queue" or "blob", { Length: > 0 } suffix])
        {
            return null;
        }

        return FromServices(new Uri($"https://{account}.table.{suffix}"), new Uri($"https://{account}.queue.{suffix}"), new Uri($"https://{account}.blob.{suffix}"));
    }

    private static StorageConnection? FromConnectionString(string text, out string? problem)
    {
        try
        {
            // The clients parse it for themselves; asked here, a mistake is told at once and in one place.
            var name = new global::Azure.Data.Tables.TableServiceClient(text).Uri.GetLeftPart(UriPartial.Authority);
            problem = null;
            return new StorageConnection { ConnectionString = text, Name = name };
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            problem = $"the connection string is wrong: {e.Message}";
            return null;
        }
    }
}
