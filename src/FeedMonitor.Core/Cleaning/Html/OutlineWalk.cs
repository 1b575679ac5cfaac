using System.Text;
using AngleSharp.Dom;

namespace FeedMonitor.Cleaning.Html;

/// <summary>Walks a tree once and takes down its regions and blocks.</summary>
/// <remarks>The walk keeps its own stack: hostile nesting must not exhaust the thread's.</remarks>
internal sealed class OutlineWalk
{
    private readonly bool alsoHidden;
    private readonly List<Region> regions = [];
    private readonly List<PageBlock> blocks = [];
    private readonly Stack<Open> around = new();
    private readonly BlockText text = new();

    private OutlineWalk(bool alsoHidden) => this.alsoHidden = alsoHidden;

    /// <summary>The outline of what stands below <paramref name="root"/>.</summary>
    /// <param name="root">Where it begins.</param>
    /// <param name="alsoHidden">Whether to take down what the markup hides.</param>
    public static PageOutline Of(INode root, bool alsoHidden = false)
    {
        var walk = new OutlineWalk(alsoHidden);
        walk.around.Push(new Open(0, "body"));
        walk.regions.Add(new Region(-1, "body", null, IsArticle: false));
        walk.Visit(root);
        return new PageOutline(walk.regions, walk.blocks);
    }

    private void Visit(INode root)
    {
        var stack = new Stack<(INode Node, bool Leave)>([(root, false)]);
        while (stack.TryPop(out var step))
        {
            if (step.Leave)
            {
                Leave((IElement)step.Node);
            }
            else if (step.Node is IText data)
            {
                text.Append(data.Data);
            }
            else if (step.Node is not IElement element)
            {
                PushChildren(stack, step.Node);
            }
            else if (!HtmlElements.IsUnseen(element) && (alsoHidden || !HtmlElements.IsHidden(element)))
            {
                Enter(element);
                stack.Push((element, true));
                PushChildren(stack, element);
            }
        }

        Flush();
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

    private void Enter(IElement element)
    {
        switch (element.LocalName)
        {
            case "br":
                text.BreakLine();
                return;
            case "a":
                text.EnterLink();
                return;
        }

        if (HtmlElements.IsBlock(element))
        {
            Flush();
            text.EnterBlock();
            regions.Add(new Region(around.Peek().Region, element.LocalName, ElementHints.Of(element), ElementHints.IsArticle(element)));
            around.Push(new Open(regions.Count - 1, element.LocalName));
            element.SetAttribute(PageOutline.Stamp, (regions.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        else
        {
            text.EnterInline(ElementHints.OfNames(element));
        }
    }

    private void Leave(IElement element)
    {
        switch (element.LocalName)
        {
            case "br":
                return;
            case "a":
                text.LeaveLink();
                return;
        }

        if (HtmlElements.IsBlock(element))
        {
            Flush();
            around.Pop();
            text.LeaveBlock();
        }
        else
        {
            text.LeaveInline();
        }
    }

    private void Flush()
    {
        var (region, tag) = around.Peek();
        blocks.AddRange(text.Take(region, tag));
    }

    private sealed record Open(int Region, string Tag);
}
