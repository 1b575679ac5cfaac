using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace FeedMonitor.EndToEnd.Page;

/// <summary>A reader at the page: what it shows, what the browser asked for, and what went wrong in it.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly Uri home;
    private readonly IBrowserContext? ownWindow;
    private readonly ConcurrentQueue<string> complaints = new();

    /// <summary>Begins in a tab that shows nothing yet.</summary>
    /// <param name="tab">The tab, closed in the end.</param>
    /// <param name="home">The address below which everything must stand that it asks for.</param>
    /// <param name="ownWindow">The window to close with it, null where others have tabs in it.</param>
    public Visit(IPage tab, Uri home, IBrowserContext? ownWindow)
    {
        (Tab, this.home, this.ownWindow) = (tab, home, ownWindow);
        tab.Request += (_, request) => Watch(request);
        tab.Console += (_, message) => Complain(message.Type == "error", $"{message.Text} {message.Location}");
        tab.PageError += (_, error) => Complain(isOne: true, error);
        tab.Popup += (_, other) => Complain(isOne: true, $"opened another tab, {other.Url}");
    }

    /// <summary>The tab.</summary>
    public IPage Tab { get; }

    /// <summary>Errors of scripts, what the browser refused, tabs that were opened, and each request beyond the host that serves the page.</summary>
    public IReadOnlyList<string> Complaints => [.. complaints];

    /// <summary>Makes the tab so many CSS pixels wide, and its reader one who prefers this.</summary>
    public async Task LookAsync(int width, ColorScheme scheme)
    {
        await Tab.SetViewportSizeAsync(width, width < 500 ? 740 : 900);
        await Tab.EmulateMediaAsync(new() { ColorScheme = scheme });
    }

    /// <summary>Goes to an address of the monitor.</summary>
    /// <param name="address">What stands behind its host, as it is, were it malformed.</param>
    public Task OpenAsync(string address) => Tab.GotoAsync(home.GetLeftPart(UriPartial.Authority) + address);

    /// <summary>Goes to a view and waits until it shows this.</summary>
    /// <param name="view">What stands behind <c>#/</c>.</param>
    /// <param name="sign">A selector of what is there only when all of the view is.</param>
    public async Task GoAsync(string view, string sign)
    {
        await OpenAsync("/#/" + view);
        await Assertions.Expect(Tab.Locator(sign).First).ToBeVisibleAsync();
        await Assertions.Expect(Tab.GetByText("Loading …")).ToHaveCountAsync(0);
    }

    /// <summary>Answers the question that the page asks, by this button.</summary>
    public Task AnswerAsync(string button) => Tab.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>What axe finds on the view as it is that keeps somebody from using it: its serious and critical rules.</summary>
    public Task<IReadOnlyList<string>> BarriersAsync() => Axe.BarriersAsync(Tab);

    public async ValueTask DisposeAsync() => await (ownWindow is null ? Tab.CloseAsync() : ownWindow.CloseAsync());

    private void Watch(IRequest request) =>
        Complain(!request.Url.StartsWith(home.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("blob:" + home.AbsoluteUri, StringComparison.Ordinal), request.Url);

    private void Complain(bool isOne, string words)
    {
        if (isOne)
        {
            complaints.Enqueue(words);
        }
    }
}
