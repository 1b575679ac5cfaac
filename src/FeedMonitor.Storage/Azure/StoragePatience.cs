using Azure;
using Azure.Identity;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Storage.Azure;

/// <summary>Waits for the storage no longer than somebody who looks on does, and says in a line what is wrong with it.</summary>
/// <remarks>The clients' own patience is four attempts of 100 s.</remarks>
internal sealed class StoragePatience(StorageClients clients, TimeProvider time)
{
    /// <summary>How long the storage has for its answers.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Does some work.</summary>
    /// <param name="work">The work; its token stops it when it is too late.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="StorageUnavailableException">The storage does not answer in time, can't be reached or refuses us.</exception>
    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            await work(either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new StorageUnavailableException($"The storage {clients.Name} does not answer within {Longest.TotalSeconds:0} s.");
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

    /// <summary>What an error says about the storage as a whole, or null.</summary>
    public StorageUnavailableException? Explain(Exception error) => error switch
    {
        StorageUnavailableException known => known,
        _ when Reason(error) is { } reason => new StorageUnavailableException($"The storage {clients.Name} {reason}", error),
        _ => null,
    };

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
