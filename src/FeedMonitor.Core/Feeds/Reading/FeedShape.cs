using System.Xml.Linq;

namespace FeedMonitor.Feeds.Reading;

/// <summary>
/// Brings a feed into the shape that the parser knows: Atom in its default namespace; RSS and RDF of whatever version as RSS 2.0, with
/// the items within the channel.
/// </summary>
internal static class FeedShape
{
    private static readonly XNamespace AtomSpace = FeedVocabulary.Atom;

    /// <summary>The document in that shape, or null if it has neither a channel nor an item. The elements of <paramref name="root"/> are taken over, not copied.</summary>
    public static XDocument? Of(XElement root)
    {
        var space = root.Name.Namespace;
        foreach (var element in root.DescendantsAndSelf().Where(element => FeedVocabulary.IsCore(element.Name) || element.Name.Namespace == space))
        {
            element.Name = element.Name.LocalName;
        }

        // Declarations of namespaces that are left behind would clash with those that the new names need.
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        }

        return root.Name.LocalName.Equals("feed", StringComparison.OrdinalIgnoreCase) ? Atom(root) : Rss(root);
    }

    private static XDocument Atom(XElement root)
    {
        foreach (var element in root.DescendantsAndSelf().Where(element => element.Name.NamespaceName.Length == 0))
        {
            element.Name = AtomSpace + element.Name.LocalName.ToLowerInvariant();
        }

        return new XDocument(root);
    }

    private static XDocument? Rss(XElement root)
    {
        var items = root.Descendants().Where(element => IsNamed(element, "item") && !element.Ancestors().Any(other => IsNamed(other, "item"))).ToArray();
        var found = root.Elements().FirstOrDefault(element => IsNamed(element, "channel"));
        if (found is null && items.Length == 0)
        {
            return null;
        }

        var channel = found ?? new XElement("channel", root.Elements().Where(element => !IsNamed(element, "item")));
        foreach (var item in items)
        {
            item.Remove();
        }

        channel.Name = "channel";
        foreach (var item in items)
        {
            item.Name = "item";
            channel.Add(item);
        }

        if (channel.Parent is not null)
        {
            channel.Remove();
        }

        return new XDocument(new XElement("rss", new XAttribute("version", "2.0"), root.Attributes().Where(attribute => attribute.Name.Namespace == XNamespace.Xml), channel));
    }

    private static bool IsNamed(XElement element, string name) =>
        element.Name.NamespaceName.Length == 0 && element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);
}
