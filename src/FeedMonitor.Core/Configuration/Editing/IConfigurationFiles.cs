using FeedMonitor.Pipeline;

namespace FeedMonitor.Configuration.Editing;

/// <summary>The files of the configuration, which stay the truth when they are edited while the monitor runs.</summary>
public interface IConfigurationFiles
{
    /// <summary>The full path of the folder from which all is read. What stands there counts once <see cref="OpenAsync"/> has ended well.</summary>
    string Folder { get; }

    /// <summary>
    /// Tells what others have saved: it is another one after <see cref="OpenAsync"/> has brought something, and after a file was replaced. Always the same where edits
    /// come from this process alone.
    /// </summary>
    string Revision { get; }

    /// <summary>Brings the folder from which all is read up to what was saved, whoever saved it.</summary>
    /// <returns><see cref="Folder"/>.</returns>
    /// <exception cref="ConfigurationException">It can't be read.</exception>
    /// <exception cref="StorageUnavailableException">The storage in which edits are kept can't be reached or refuses us.</exception>
    Task<string> OpenAsync(CancellationToken cancel);

    /// <summary>Replaces, begins or removes a file as a whole, unless somebody else has changed it.</summary>
    /// <param name="name">Its name in the folder, with <c>/</c>.</param>
    /// <param name="version">Its <see cref="FileVersion"/> as it was read; null if it was not there.</param>
    /// <param name="bytes">What it is to hold; null to remove it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>False if it has another version by now, or somebody else is just changing it; nothing was written then.</returns>
    /// <exception cref="ConfigurationException">It can't be written.</exception>
    /// <exception cref="StorageUnavailableException">The storage in which edits are kept can't be reached or refuses us.</exception>
    Task<bool> TryReplaceAsync(string name, string? version, byte[]? bytes, CancellationToken cancel);
}
