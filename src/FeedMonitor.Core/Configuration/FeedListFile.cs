using System.Text;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Feeds.Lists;

namespace FeedMonitor.Configuration;

/// <summary>The configuration's <c>feeds.opml</c>. It is read strictly: an outline that is passed over would be a feed that is missed silently.</summary>
public sealed class FeedListFile
{
    private const string NewList = """
        <?xml version="1.0" encoding="utf-8"?>
        <opml version="2.0">
          <head>
            <title>Feed Monitor</title>
          </head>
          <body>
          </body>
        </opml>

        """;

    private readonly SafeFile file;
    private readonly OpmlText text;

    private FeedListFile(SafeFile file, byte[] bytes)
    {
        (this.file, text) = (file, OpmlText.Read(bytes));
        Document = OpmlDocument.Parse(text.Text);
        Feeds = ListedFeeds.Read(Document);
    }

    /// <summary>Its path.</summary>
    public string Path => file.Path;

    /// <summary>Its text.</summary>
    public OpmlDocument Document { get; }

    /// <summary>Its feeds, in its order.</summary>
    public IReadOnlyList<ListedFeed> Feeds { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ConfigurationException">The file is wrong somewhere.</exception>
    public static FeedListFile Open(string path) => Open(SafeFile.Read(path) ?? throw new ConfigurationException(new ConfigPlace(path), "the file is missing, expected the list of feeds"));

    /// <summary>Reads a file; where there is none, begins an empty list, which <see cref="TrySave"/> writes.</summary>
    /// <exception cref="ConfigurationException">The file is wrong somewhere.</exception>
    public static FeedListFile OpenOrNew(string path) => Open(SafeFile.Read(path) ?? SafeFile.New(path, Encoding.UTF8.GetBytes(NewList.ReplaceLineEndings("\n"))));

    /// <summary>Its text with a declaration of UTF-8, whatever its encoding is.</summary>
    public string Utf8Text => text.AsUtf8;

    /// <summary>The text with feeds added.</summary>
    public string With(IEnumerable<ListEntry> entries) => OpmlEdit.Add(Document, entries, text.IsUnicode);

    /// <summary>Replaces the file's text as a whole, unless the file has changed since it was read.</summary>
    /// <returns>False if it has, or if somebody else is just changing it; nothing was written then.</returns>
    /// <exception cref="ConfigurationException">It can't be written, or not without loss, or could not be read again.</exception>
    public bool TrySave(string changed) => file.TryReplace(BytesOf(changed));

    /// <summary>The file's bytes with a changed text, which is read again first.</summary>
    /// <exception cref="ConfigurationException">It can't be written without loss, or could not be read again.</exception>
    internal byte[] BytesOf(string changed) => text.Encode(Document.Text).AsSpan().SequenceEqual(file.Bytes)
        ? Checked(changed)
        : throw Wrong($"the file can't be written again as it is in {text.EncodingName}, expected UTF-8");

    /// <summary>The version of the file; null if it is not there yet.</summary>
    internal string? Version => file.IsNew ? null : FileVersion.Of(file.Bytes);

    /// <summary>Whether characters beyond ASCII can be written as they are.</summary>
    internal bool IsUnicode => text.IsUnicode;

    /// <summary>Reads what would be in a file.</summary>
    /// <exception cref="ConfigurationException">It is wrong somewhere.</exception>
    internal static FeedListFile Of(string path, byte[] bytes) => Open(SafeFile.New(path, bytes));

    private static FeedListFile Open(SafeFile file)
    {
        try
        {
            return new FeedListFile(file, file.Bytes);
        }
        catch (OpmlException e)
        {
            throw new ConfigurationException(new ConfigPlace(file.Path, e.Line), e.Message);
        }
    }

    private byte[] Checked(string changed)
    {
        try
        {
            var bytes = text.Encode(changed);
            _ = new FeedListFile(file, bytes);
            return bytes;
        }
        catch (OpmlException e)
        {
            throw Wrong($"nothing was changed, as the list could not be read again: in its line {e.Line}, {e.Message}");
        }
        catch (EncoderFallbackException)
        {
            throw Wrong($"nothing was changed, as {text.EncodingName} lacks a character of a new attribute's name, expected UTF-8");
        }
    }

    private ConfigurationException Wrong(string problem) => new(new ConfigPlace(Path), problem);
}
