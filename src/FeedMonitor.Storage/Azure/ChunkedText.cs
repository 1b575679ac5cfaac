using Azure.Data.Tables;

namespace FeedMonitor.Storage.Azure;

/// <summary>Text over several properties of an entity: one holds at most 32 Ki UTF-16 code units.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model#property-types</remarks>
internal static class ChunkedText
{
    private const int PropertyLimit = 32 * 1024;

    /// <summary>Sets <c>NAME</c>, and <c>NAME1</c>, <c>NAME2</c> … where it is longer. The text must hold no surrogates: a pair could be torn.</summary>
    public static void Set(TableEntity entity, string name, string text)
    {
        for (var i = 0; i == 0 || i * PropertyLimit < text.Length; i++)
        {
            entity[Property(name, i)] = text[(i * PropertyLimit)..Math.Min(text.Length, (i + 1) * PropertyLimit)];
        }
    }

    /// <summary>What <see cref="Set"/> wrote; empty if nothing.</summary>
    public static string Get(TableEntity entity, string name)
    {
        var text = "";
        for (var i = 0; entity.GetString(Property(name, i)) is { } chunk; i++)
        {
            text += chunk;
        }

        return text;
    }

    /// <summary>The properties over which a text may be spread: a row holds no more than 1 MiB.</summary>
    public static IEnumerable<string> Properties(string name) => Enumerable.Range(0, 1024 * 1024 / (2 * PropertyLimit)).Select(chunk => Property(name, chunk));

    private static string Property(string name, int chunk) => chunk == 0 ? name : $"{name}{chunk}";
}
