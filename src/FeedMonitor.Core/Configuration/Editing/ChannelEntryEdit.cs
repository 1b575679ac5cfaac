namespace FeedMonitor.Configuration.Editing;

/// <summary>Changes an entry that stands over several lines setting by setting, so that its comments, its order and what is not changed stay as they are.</summary>
internal static class ChannelEntryEdit
{
    /// <summary>The file's text with the entry changed; null if that can't be done so: it stands in braces, its first line would go, or YAML's anchors are in it.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="kind">What kind it is to be.</param>
    /// <param name="settings">Its settings, with values as they are to be written.</param>
    public static string? Of(string text, ChannelEntry entry, string kind, IReadOnlyCollection<KeyValuePair<string, string>> settings)
    {
        var wanted = new Dictionary<string, string>(settings, StringComparer.Ordinal)
        {
            ["id"] = entry.Written("id")!,
            ["kind"] = kind == entry.Kind ? entry.Written("kind")! : ChannelWriting.Value([kind], isList: false),
        };
        var parts = entry.Parts;
        if (!entry.IsOverLines || !AreInOrder(parts) || !wanted.ContainsKey(parts[0].Name))
        {
            return null;
        }

        var changes = parts.Select(part => ChangeOf(part, entry, wanted, text)).OfType<Change>()
            .Append(Added(parts, wanted, text, indent: entry.Span.Start - LineStart(text, entry.Span.Start)));
        return changes.OrderByDescending(change => change.Start).Aggregate(text, (changed, change) => changed[..change.Start] + change.Written + changed[change.End..]);
    }

    private static Change? ChangeOf(WrittenSetting part, ChannelEntry entry, Dictionary<string, string> wanted, string text) =>
        !wanted.TryGetValue(part.Name, out var value) ? new Change(LineStart(text, part.Key.Start), Math.Min(text.Length, LineEnd(text, part.Value.End) + 1), "")
        : value == entry.Written(part.Name) ? null
        : new Change(part.Value.Start, part.Value.End, value);

    // Behind the last line that stays, and behind its comment.
    private static Change Added(IReadOnlyList<WrittenSetting> parts, Dictionary<string, string> wanted, string text, int indent)
    {
        var end = LineEnd(text, parts.Last(part => wanted.ContainsKey(part.Name)).Value.End);
        var missing = wanted.Where(setting => parts.All(part => part.Name != setting.Key)).Select(setting => $"\n{new string(' ', indent)}{setting.Key}: {setting.Value}");
        return new Change(end, end, string.Concat(missing));
    }

    // An alias stands where its anchor does, which may be anywhere; and of a value that is not there, nobody knows where it would be.
    private static bool AreInOrder(IReadOnlyList<WrittenSetting> parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            if (part.Key.Start < at || part.Value.Start <= part.Key.Start || part.Value.End <= part.Value.Start)
            {
                return false;
            }

            at = part.Value.End;
        }

        return true;
    }

    private static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private static int LineEnd(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;

    private sealed record Change(int Start, int End, string Written);
}
