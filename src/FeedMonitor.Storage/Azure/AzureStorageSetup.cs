using Azure;
using Azure.Identity;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Storage.Azure;

/// <summary>Makes what is missing in the account.</summary>
internal sealed class AzureStorageSetup(StorageClients clients, TimeProvider time) : IStorageSetup
{
    // The clients' own patience is four attempts of 100 s, while somebody waits for the host to start.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task EnsureAsync(CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            await EnsureAllAsync(either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new StorageUnavailableException($"The storage {clients.Name} does not answer within {Patience.TotalSeconds:0} s.");
        }
        catch (Exception e) when (Explain(e) is not null && !cancel.IsCancellationRequested)
        {
            throw Explain(e)!;
        }
        finally
        {
            await either.CancelAsync();
        }
    }

    public StorageUnavailableException? Explain(Exception error) => error switch
    {
        StorageUnavailableException known => known,
        _ when Reason(error) is { } reason => new StorageUnavailableException($"The storage {clients.Name} {reason}", error),
        _ => null,
    };

    private async Task EnsureAllAsync(CancellationToken cancel)
    {
        Task[] all =
        [
            clients.Feeds.CreateIfNotExistsAsync(cancel),
            clients.Watchlists.CreateIfNotExistsAsync(cancel),
            clients.Hits.CreateIfNotExistsAsync(cancel),
            clients.Polls.CreateIfNotExistsAsync(cancellationToken: cancel),
            clients.PollsPoison.CreateIfNotExistsAsync(cancellationToken: cancel),
            clients.Alerts.CreateIfNotExistsAsync(cancellationToken: cancel),
            clients.AlertsPoison.CreateIfNotExistsAsync(cancellationToken: cancel),
            clients.Items.CreateIfNotExistsAsync(cancellationToken: cancel),
            clients.WatchlistContents.CreateIfNotExistsAsync(cancellationToken: cancel),
        ];

        // The first that fails is enough: the others may be at their retries for half a minute.
        await foreach (var done in Task.WhenEach(all))
        {
            await done;
        }
    }

    private static string? Reason(Exception error) => error switch
    {
        RequestFailedException { Status: 401 or 403 } e => $"refuses us ({$"{e.Status} {e.ErrorCode}".TrimEnd()}): check the key, or the roles of the identity.",
        RequestFailedException { Status: 0 } e => $"can't be reached: {e.InnerException?.Message ?? e.Message}",
        RequestFailedException e => $"answered {$"{e.Status} {e.ErrorCode}".TrimEnd()}.",
        AggregateException e => Reason(e.InnerExceptions[0]),
        CredentialUnavailableException => "needs an identity and none was found: sign in (az login), or give a managed identity.",
        AuthenticationFailedException e => $"can't be opened: {e.Message.Split('\n')[0].Trim()}",
        _ => null,
    };
}
