using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Storage.Azure;

/// <summary>The clients of one storage account, and the names of what is in it.</summary>
/// <param name="connection">Where it is.</param>
/// <param name="prefix">Put before every name, so that several monitors can share an account; letters and digits.</param>
/// <param name="policy">Sees every request, or null: counts operations in tests.</param>
public sealed class StorageClients(StorageConnection connection, string prefix = "", HttpPipelinePolicy? policy = null)
{
    private readonly TokenCredential? credential = connection.ConnectionString is null ? new DefaultAzureCredential() : null;

    /// <summary>The storage in a few words, for messages.</summary>
    public string Name => connection.Name;

    internal TableClient Feeds => field ??= Table("feeds");

    internal TableClient Watchlists => field ??= Table("watchlists");

    internal TableClient Hits => field ??= Table("hits");

    internal QueueClient Polls => field ??= Queue(Queues.Polls);

    internal QueueClient PollsPoison => field ??= Queue(Queues.PoisonOf(Queues.Polls));

    internal QueueClient Alerts => field ??= Queue(Queues.Alerts);

    internal QueueClient AlertsPoison => field ??= Queue(Queues.PoisonOf(Queues.Alerts));

    internal BlobContainerClient Items => field ??= Container("items");

    internal BlobContainerClient WatchlistContents => field ??= Container("watchlists");

    internal BlobContainerClient Configuration => field ??= Container("configuration");

    internal QueueClient QueueNamed(string name) => name switch
    {
        Queues.Polls => Polls,
        Queues.Alerts => Alerts,
        "polls-poison" => PollsPoison,
        "alerts-poison" => AlertsPoison,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such queue."),
    };

    private TableClient Table(string name)
    {
        var options = WithPolicy(new TableClientOptions());
        var service = connection.ConnectionString is { } text ? new TableServiceClient(text, options) : new TableServiceClient(connection.Tables, credential, options);
        return service.GetTableClient(prefix + name);
    }

    private QueueClient Queue(string name)
    {
        // The Functions host decodes Base64 by default.
        var options = WithPolicy(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        var service = connection.ConnectionString is { } text ? new QueueServiceClient(text, options) : new QueueServiceClient(connection.Queues, credential, options);
        return service.GetQueueClient(prefix + name);
    }

    private BlobContainerClient Container(string name)
    {
        var options = WithPolicy(new BlobClientOptions());
        var service = connection.ConnectionString is { } text ? new BlobServiceClient(text, options) : new BlobServiceClient(connection.Blobs, credential, options);
        return service.GetBlobContainerClient(prefix + name);
    }

    private TOptions WithPolicy<TOptions>(TOptions options)
        where TOptions : ClientOptions
    {
        if (policy is not null)
        {
            options.AddPolicy(policy, HttpPipelinePosition.PerCall);
        }

        return options;
    }
}
