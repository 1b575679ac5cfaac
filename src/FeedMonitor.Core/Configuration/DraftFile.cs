namespace FeedMonitor.Configuration;

/// <summary>A file as it would be after an edit: it is read in the place of the one that stands in the folder, so that the whole is checked before anything is written.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Bytes">What would be in it; null if it would be gone.</param>
public sealed record DraftFile(string Path, byte[]? Bytes)
{
    /// <summary>A file that stands in the folder.</summary>
    /// <exception cref="ConfigurationException">It can't be read, or is too large.</exception>
    internal static DraftFile AsItStands(string path) => new(path, SafeFile.Read(path)?.Bytes);

    /// <summary>Its text as YAML.</summary>
    /// <exception cref="ConfigurationException">It is none, or the file would be gone.</exception>
    internal YamlNodeAt Yaml => Required.Length <= YamlNodeAt.MaxBytes ? YamlNodeAt.ReadText(Path, TextOf(Required)) : throw YamlNodeAt.TooLarge(Path);

    /// <summary>Its text as a list of feeds.</summary>
    /// <exception cref="ConfigurationException">It is none, or the file would be gone.</exception>
    internal FeedListFile FeedList => FeedListFile.Of(Path, Required);

    /// <summary>What is in it.</summary>
    /// <exception cref="ConfigurationException">The file would be gone.</exception>
    internal byte[] Required => Bytes ?? throw new ConfigurationException(new ConfigPlace(Path), "the file would be missing, expected it");

    /// <summary>The text of a file's bytes: UTF-8, unless they begin with the mark of another encoding of Unicode.</summary>
    internal static string TextOf(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes));
        return reader.ReadToEnd();
    }
}
