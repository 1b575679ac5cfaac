namespace FeedMonitor.Configuration.Editing;

/// <summary>The files of the configuration, which stay the truth when they are edited while the monitor runs.</summary>
public interface IConfigurationFiles
{
    /// <summary>Brings the folder from which all is read up to what was saved, whoever saved it.</summary>
    /// <returns>The folder's full path.</returns>
    /// <exception cref="ConfigurationException">It can't be read.</exception>
    Task<string> OpenAsync(CancellationToken cancel);

    /// <summary>Replaces, begins or removes a file as a whole, unless somebody else has changed it.</summary>
    /// <param name="name">Its name in the folder, with <c>/</c>.</param>
    /// <param name="version">Its <see cref="FileVersion"/> as it was read; null if it was not there.</param>
    /// <param name="bytes">What it is to hold; null to remove it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>False if it has another version by now, or somebody else is just changing it; nothing was written then.</returns>
    /// <exception cref="ConfigurationException">It can't be written.</exception>
    Task<bool> TryReplaceAsync(string name, string? version, byte[]? bytes, CancellationToken cancel);
}
