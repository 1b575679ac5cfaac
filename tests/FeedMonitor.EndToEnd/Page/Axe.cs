using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace FeedMonitor.EndToEnd.Page;

/// <summary>
/// axe-core, which finds what keeps somebody from using a page. It runs whole in the tab that it looks at: Deque's own wrapper for Playwright opens a window for
/// each look, to end it where no script of the page can reach, and that costs several times the look.
/// </summary>
internal static class Axe
{
    private const string Look = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
          .filter(found => ['serious', 'critical'].includes(found.impact))
          .map(found => `${found.id}: ${found.help} ${found.nodes.map(node => `${node.target.join(' ')} ${node.html}`).join(' ')}`)
        """;

    private static readonly string Script = $"() => {{ {new BundledAxeScriptProvider().GetScript()} }}";

    /// <summary>What breaks its serious and critical rules in a tab as it is now.</summary>
    public static async Task<IReadOnlyList<string>> BarriersAsync(IPage tab)
    {
        if (!await tab.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await tab.EvaluateAsync(Script);
        }

        return await tab.EvaluateAsync<string[]>(Look);
    }
}
