using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using FeedMonitor.Text;

namespace FeedMonitor.Settings;

/// <summary>A setting, as people write it in the environment or among the app settings.</summary>
/// <param name="Section">Its section, such as <c>Poll</c>.</param>
/// <param name="Name">Its name there, such as <c>IntervalMinutes</c>.</param>
/// <param name="Property">The property of the options that it sets, which says what is good; null for one that is checked where it is used.</param>
internal sealed record KnownSetting(string Section, string Name, PropertyInfo? Property)
{
    private const int LongestValue = 100;
    private const string Must = "{0} must be ";

    /// <summary>What is wrong with a value, in one line; null if nothing is.</summary>
    /// <remarks>The value is repeated: no setting that sets a property is a secret.</remarks>
    public string? ProblemOf(string value) =>
        Property is null || IsGood(value, Property) ? null : $"the setting {this} is '{OneLine.Of(value, LongestValue)}', expected {Expected(Property)}";

    /// <summary><c>Poll__IntervalMinutes</c>.</summary>
    public override string ToString() => $"{Section}__{Name}";

    // As the options are bound, and then checked.
    private static bool IsGood(string value, PropertyInfo property)
    {
        object? read;
        try
        {
            read = TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(value);
        }
#pragma warning disable CA1031 // A converter throws what it likes of a text that it can't read, Exception itself among it.
        catch (Exception)
        {
            return false;
        }
#pragma warning restore CA1031

        return property.GetCustomAttributes<ValidationAttribute>().All(rule => rule.IsValid(read));
    }

    private static string Expected(PropertyInfo property)
    {
        var type = property.PropertyType;
        if (type.IsEnum)
        {
            var names = Enum.GetNames(type);
            return $"{string.Join(", ", names[..^1])} or {names[^1]}";
        }

        return type == typeof(bool) ? "true or false" : string.Join(", ", property.GetCustomAttributes<ValidationAttribute>().Order(ByKind).Select(Expected));
    }

    private static string Expected(ValidationAttribute rule) => rule switch
    {
        RangeAttribute range => string.Create(CultureInfo.InvariantCulture, $"a whole number from {range.Minimum} to {range.Maximum}"),
        StringLengthAttribute length => string.Create(CultureInfo.InvariantCulture, $"at most {length.MaximumLength} characters"),
        { ErrorMessage: { } message } when message.StartsWith(Must, StringComparison.Ordinal) => message[Must.Length..].TrimEnd('.'),
        var other => throw new NotSupportedException($"What {other.GetType().Name} expects is not known."),
    };

    // The kind of text first, then its length.
    private static readonly Comparer<ValidationAttribute> ByKind = Comparer<ValidationAttribute>.Create((one, other) => (one is StringLengthAttribute).CompareTo(other is StringLengthAttribute));
}
