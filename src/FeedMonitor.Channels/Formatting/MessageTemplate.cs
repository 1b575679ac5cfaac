using Fluid;
using FeedMonitor.Alerts.Messages;

namespace FeedMonitor.Channels.Formatting;

/// <summary>
/// An operator's own words for a channel's messages: Liquid (https://shopify.github.io/liquid/) over <see cref="TemplateModel"/>. What it puts in is escaped by the channel's
/// markup; what it writes itself is markup.
/// </summary>
internal sealed class MessageTemplate
{
    /// <summary>A template that loops for longer than so many steps is stopped.</summary>
    private const int MostSteps = 100_000;

    private static readonly TemplateOptions Options = new() { StrictVariables = true, StrictFilters = true, MaxSteps = MostSteps };

    private readonly IFluidTemplate template;
    private readonly Markup markup;

    public MessageTemplate(IFluidTemplate template, Markup markup)
    {
        this.template = template;
        this.markup = markup;
    }

    /// <summary>The message in the template's words.</summary>
    public string Write(AlertMessage message) => template.Render(TemplateModel.Of(message, markup, Options), new MarkupEncoder(markup)).Trim();

    /// <summary>How many hits the template's words name, from the first on: by headline or address.</summary>
    public int NamedIn(AlertMessage message)
    {
        var text = Write(message);
        return message.Hits.TakeWhile(hit => IsIn(text, hit.Headline) || (hit.Link is { } link && IsIn(text, link))).Count();
    }

    /// <summary>Told why whenever the channel tells a message in its own words instead, or null where nobody wants to know.</summary>
    public Action<string>? Untold { get; set; }

    /// <summary>The message in the template's words, or null if that is nothing, is nothing that the service reads, takes more than it does, or the template can't tell it: then the channel tells it in its own.</summary>
    /// <param name="message">The message.</param>
    /// <param name="size">What a text takes of <paramref name="limit"/>.</param>
    /// <param name="limit">How much the service takes.</param>
    public string? WriteWithin(AlertMessage message, Func<string, int> size, int limit)
    {
        string? problem;
        try
        {
            var text = Write(message);
            problem = text.Length == 0 ? "it says nothing" : size(text) > limit ? "it says more than the service takes" : markup.ProblemOf(text);
            if (problem is null)
            {
                return text;
            }
        }
#pragma warning disable CA1031 // The template was tried when it was read. What it still trips over must not cost an alert.
        catch (Exception e)
        {
            problem = e.Message;
        }
#pragma warning restore CA1031

        Untold?.Invoke(problem);
        return null;
    }

    private bool IsIn(string text, string part) => text.Contains(markup.Escape(part), StringComparison.Ordinal) || text.Contains(part, StringComparison.Ordinal);
}
