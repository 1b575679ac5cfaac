namespace FeedMonitor.Cleaning;

/// <summary>What a block of text is to the article. Only <see cref="Headline"/>, <see cref="Lead"/> and <see cref="Body"/> can raise an alert.</summary>
public enum Zone
{
    /// <summary>The article's title.</summary>
    Headline,

    /// <summary>The first paragraph.</summary>
    Lead,

    /// <summary>Any other paragraph, sub-heading, list entry or quotation of the article.</summary>
    Body,

    /// <summary>Links to other stories: "See also", "You may also like".</summary>
    Related,

    /// <summary>Menus, breadcrumbs, tags, a title that stands there again.</summary>
    Navigation,

    /// <summary>Who wrote it and when.</summary>
    Byline,

    /// <summary>What stands below a picture: what it shows, and whose it is. As often as not it is an archive picture of another matter.</summary>
    Caption,

    /// <summary>Comments, the form for them, and the notices around it.</summary>
    Comments,

    /// <summary>Cookie and privacy notices.</summary>
    Consent,

    /// <summary>Share buttons and calls to follow.</summary>
    Share,

    /// <summary>Newsletter boxes, subscriptions, advertisements.</summary>
    Promo,

    /// <summary>What the site repeats from article to article, in whatever language: learned, see <see cref="Learning.BoilerplateSketch"/>.</summary>
    Boilerplate,
}

/// <summary>What follows from a zone.</summary>
public static class Zones
{
    /// <summary>Whether words in the zone are matched at all.</summary>
    public static bool IsMatched(this Zone zone) => zone is Zone.Headline or Zone.Lead or Zone.Body;

    /// <summary>Whether the zone is of the article's text: lead or body.</summary>
    public static bool IsText(this Zone zone) => zone is Zone.Lead or Zone.Body;

    /// <summary>The zone's name as it stands in files and answers: lower case.</summary>
    public static string Name(this Zone zone) => zone switch
    {
        Zone.Headline => "headline",
        Zone.Lead => "lead",
        Zone.Body => "body",
        Zone.Related => "related",
        Zone.Navigation => "navigation",
        Zone.Byline => "byline",
        Zone.Caption => "caption",
        Zone.Comments => "comments",
        Zone.Consent => "consent",
        Zone.Share => "share",
        Zone.Promo => "promo",
        Zone.Boilerplate => "boilerplate",
        _ => throw new ArgumentOutOfRangeException(nameof(zone), zone, null),
    };

    /// <summary>The zone with this name, or null.</summary>
    public static Zone? Parse(string name) => Enum.GetValues<Zone>().Cast<Zone?>().FirstOrDefault(zone => zone!.Value.Name() == name);
}
