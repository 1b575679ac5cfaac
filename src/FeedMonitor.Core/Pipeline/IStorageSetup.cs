namespace FeedMonitor.Pipeline;

/// <summary>The storage can't be reached or refuses us. The message is one line that says which storage and why.</summary>
public sealed class StorageUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Readies the storage at a host's start.</summary>
public interface IStorageSetup
{
    /// <summary>Makes the tables, queues and containers that are not there yet.</summary>
    /// <exception cref="StorageUnavailableException">The storage can't be reached or refuses us.</exception>
    Task EnsureAsync(CancellationToken cancel);

    /// <summary>What an error of any of the stores or queues says about the storage as a whole: that it can't be reached or refuses us; null if it says something else.</summary>
    StorageUnavailableException? Explain(Exception error) => error as StorageUnavailableException;
}
