namespace FeedMonitor.Configuration.Lists;

/// <summary>Reads a list with one name a line. Blank lines and those that begin with <c>#</c> say nothing.</summary>
internal static class TextList
{
    /// <summary>Reads the names.</summary>
    /// <exception cref="ConfigurationException">One is none.</exception>
    public static void Read(string text, NameCollector names)
    {
        var line = 0;
        foreach (var name in text.AsSpan().EnumerateLines())
        {
            line++;
            var trimmed = name.Trim();
            if (trimmed is not ([] or ['#', ..]))
            {
                names.Add(line, id: null, [(trimmed.ToString(), "the name")]);
            }
        }
    }
}
