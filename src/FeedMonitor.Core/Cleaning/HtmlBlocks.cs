using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace FeedMonitor.Cleaning;

/// <summary>Cuts an HTML tree into blocks of text, with what the structure tells of their zone.</summary>
/// <remarks>The walk keeps its own stack: hostile nesting must not exhaust the thread's.</remarks>
internal static partial class HtmlBlocks
{
    private static readonly HashSet<string> BlockElements = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    };

    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video", "select",
        "textarea", "button", "input", "title",
    };

    /// <summary>The blocks below <paramref name="root"/>, and the text made of them.</summary>
    /// <param name="root">The element to walk.</param>
    /// <param name="shownBefore">The text to which the blocks are appended, parted by blank lines; offsets count from its beginning.</param>
    public static IReadOnlyList<RawBlock> Of(INode root, StringBuilder shownBefore)
    {
        var walk = new Walk(shownBefore);
        var stack = new Stack<(INode Node, bool Leave)>([(root, false)]);
        while (stack.TryPop(out var step))
        {
            if (step.Leave)
            {
                walk.Leave((IElement)step.Node);
            }
            else if (step.Node is IText text)
            {
                walk.Text(text.Data);
            }
            else if (step.Node is not IElement element)
            {
                PushChildren(stack, step.Node);
            }
            else if (!Unseen.Contains(element.LocalName) && !IsHidden(element))
            {
                walk.Enter(element);
                stack.Push((element, true));
                PushChildren(stack, element);
            }
        }

        walk.Flush();
        return walk.Blocks;
    }

    private static void PushChildren(Stack<(INode, bool)> stack, INode node)
    {
        // By number: a node looks for its sibling from the first child on.
        var children = node.ChildNodes;
        for (var i = children.Length - 1; i >= 0; i--)
        {
            stack.Push((children[i], false));
        }
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true"
        || (element.GetAttribute("style") is { } style && HiddenStyle().IsMatch(style));

    private static Zone? HintOf(IElement element)
    {
        switch (element.LocalName)
        {
            case "nav":
                return Zone.Navigation;
            case "aside":
                return Zone.Related;
            case "footer":
                return Zone.Navigation;
            case "form":
                return Zone.Comments;
        }

        var names = $"{element.ClassName} {element.Id} {element.GetAttribute("role")}";
        if (names.Length <= 2 || element.LocalName is "body" or "html" or "main" or "article")
        {
            return null;
        }

        return CommentNames().IsMatch(names) ? Zone.Comments
            : ConsentNames().IsMatch(names) ? Zone.Consent
            : RelatedNames().IsMatch(names) ? Zone.Related
            : ShareNames().IsMatch(names) ? Zone.Share
            : PromoNames().IsMatch(names) ? Zone.Promo
            : BylineNames().IsMatch(names) ? Zone.Byline
            : NavigationNames().IsMatch(names) ? Zone.Navigation
            : null;
    }

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase)]
    private static partial Regex HiddenStyle();

    [GeneratedRegex(@"(^|[\s_-])(comments?|respond|disqus)([\s_-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex CommentNames();

    [GeneratedRegex(@"(^|[\s_-])(cookies?|consent|gdpr)([\s_-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex ConsentNames();

    [GeneratedRegex(@"(^|[\s_-])(related|recommend(ed|ations?)?|read-?(also|more|next)|see-?also|more-?stories|most-?read|popular|trending|teasers?)([\s_-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex RelatedNames();

    [GeneratedRegex(@"(^|[\s_-])(shar(e|ing)|social|sharedaddy|addtoany)([\s_-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex ShareNames();

    [GeneratedRegex(@"(^|[\s_-])(newsletter|subscri(be|ption)|signup|promo|advert(isement)?|ads?|sponsor(ed)?|paywall)([\s_-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex PromoNames();

    [GeneratedRegex(@"(^|[\s_-])(byline|author|author-?(box|bio|info)|dateline|post-?meta|entry-?meta)([\s_-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex BylineNames();

    [GeneratedRegex(@"(^|[\s_-])(nav(igation|bar)?|menu|breadcrumbs?|tags?|pagination)([\s_-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex NavigationNames();

    [GeneratedRegex(@"[^\S\n]+")]
    private static partial Regex Spaces();

    private sealed class Walk(StringBuilder shown)
    {
        private readonly Stack<Zone?> hints = new([null]);
        private readonly StringBuilder text = new();
        private int links;
        private int linkLetters;
        private int headings;

        public List<RawBlock> Blocks { get; } = [];

        public void Enter(IElement element)
        {
            if (BlockElements.Contains(element.LocalName))
            {
                Flush();
            }

            if (element.LocalName == "br")
            {
                text.Append('\n');
            }

            hints.Push(hints.Peek() ?? HintOf(element));
            links += element.LocalName == "a" ? 1 : 0;
            headings += IsHeading(element) ? 1 : 0;
        }

        public void Leave(IElement element)
        {
            if (BlockElements.Contains(element.LocalName))
            {
                Flush();
            }

            hints.Pop();
            links -= element.LocalName == "a" ? 1 : 0;
            headings -= IsHeading(element) ? 1 : 0;
        }

        public void Text(string data)
        {
            // A line break in the source is white space; only <br> breaks a line.
            text.Append(data.Replace('\n', ' ').Replace('\r', ' '));
            linkLetters += links > 0 ? data.Count(char.IsLetterOrDigit) : 0;
        }

        public void Flush()
        {
            var flat = Spaces().Replace(text.ToString(), " ");
            var share = linkLetters / (double)Math.Max(1, flat.Count(char.IsLetterOrDigit));
            foreach (var line in flat.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (shown.Length > 0)
                {
                    shown.Append("\n\n");
                }

                var normal = NormalForm.Of(line);
                Blocks.Add(new RawBlock(shown.Length, normal, hints.Peek(), Math.Min(1, share), headings > 0));
                shown.Append(normal);
            }

            text.Clear();
            linkLetters = 0;
        }

        private static bool IsHeading(IElement element) => element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6";
    }
}
