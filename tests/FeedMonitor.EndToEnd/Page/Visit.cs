using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace FeedMonitor.EndToEnd.Page;

/// <summary>A reader at the page: what it shows, what the browser asked for, and what went wrong in it.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = new();

    private Visit(IBrowserContext context, Uri home)
    {
        this.context = context;
        context.Request += (_, request) => Watch(request, home);
        context.Console += (_, message) => Complain(message.Type == "error", $"{message.Text} {message.Location}");
        context.WebError += (_, error) => Complain(isOne: true, error.Error);
    }

    /// <summary>The tab.</summary>
    public IPage Tab { get; private set; } = null!;

    /// <summary>Errors of scripts, what the browser refused, and each request beyond the host that serves the page.</summary>
    public IReadOnlyList<string> Complaints => [.. complaints];

    /// <summary>Opens a window.</summary>
    public static async Task<Visit> BeginAsync(IBrowserContext context, Uri home)
    {
        var visit = new Visit(context, home);
        visit.Tab = await context.NewPageAsync();
        return visit;
    }

    /// <summary>Goes to a view and waits until it shows this.</summary>
    /// <param name="view">What stands behind <c>#/</c>.</param>
    /// <param name="sign">A selector of what is there only when all of the view is.</param>
    public async Task GoAsync(string view, string sign)
    {
        await Tab.GotoAsync("/#/" + view);
        await Assertions.Expect(Tab.Locator(sign).First).ToBeVisibleAsync();
        await Assertions.Expect(Tab.GetByText("Loading …")).ToHaveCountAsync(0);
    }

    /// <summary>Answers the question that the page asks, by this button.</summary>
    public Task AnswerAsync(string button) => Tab.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>What axe finds on the view as it is that keeps somebody from using it: its serious and critical rules.</summary>
    public Task<IReadOnlyList<string>> BarriersAsync() => Axe.BarriersAsync(Tab);

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private void Watch(IRequest request, Uri home) =>
        Complain(!request.Url.StartsWith(home.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("blob:" + home.AbsoluteUri, StringComparison.Ordinal), request.Url);

    private void Complain(bool isOne, string words)
    {
        if (isOne)
        {
            complaints.Enqueue(words);
        }
    }
}
