using FeedMonitor.Channels.Formatting;
using FeedMonitor.Configuration;

namespace FeedMonitor.Channels.Email;

/// <summary>An operator's own words for mails; what is null is told in the monitor's.</summary>
/// <param name="Subject">The subject: of what it writes one line is made.</param>
/// <param name="Text">The plain part.</param>
/// <param name="Html">The HTML part, as a whole page; what it puts in is escaped as HTML.</param>
internal sealed record MailTemplates(MessageTemplate? Subject, MessageTemplate? Text, MessageTemplate? Html)
{
    /// <summary>The names of the settings.</summary>
    public static IReadOnlyList<string> Names => ["subjectTemplate", "textTemplate", "htmlTemplate"];

    /// <summary>Reads the templates of a channel, and tries each.</summary>
    /// <exception cref="ConfigurationException">One can't be read, is no template, or can't tell a hit, a digest or a feed in trouble.</exception>
    public static MailTemplates Of(ChannelDefinition definition, TemplateFallbacks templates)
    {
        MessageTemplate? Read(string setting, Markup markup) => templates.Watched(TemplateFile.Of(definition, markup, setting), definition.Id, setting);
        return new MailTemplates(Read(Names[0], PlainText.Instance), Read(Names[1], PlainText.Instance), Read(Names[2], HtmlMarkup.OfMail));
    }
}
