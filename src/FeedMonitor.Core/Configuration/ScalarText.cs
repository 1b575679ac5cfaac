using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FeedMonitor.Configuration;

/// <summary>A text of a YAML file, in whatever style it is written, whose characters can be found in the file.</summary>
/// <remarks>
/// Indentation, folding, the ends of lines and the quotes of YAML add and take white space only. So the characters of the text that are no
/// white space stand in the file in the same order, but for the escapes, which <see cref="ScalarUnits"/> reads.
/// </remarks>
internal sealed class ScalarText(YamlText source, YamlScalarNode node, string text)
{
    /// <summary>The text itself.</summary>
    public string Text => text;

    /// <summary>Its file and its first line.</summary>
    public ConfigPlace Place => new(source.File, (int)node.Start.Line);

    /// <summary>Where a part of the text stands; its file and first line only, if that can't be told.</summary>
    /// <param name="start">The part's first UTF-16 unit, no white space; or the text's length, for what is missing at its end.</param>
    public ConfigPlace PlaceOf(int start)
    {
        if (IndexOf(start) is not { } index)
        {
            return Place;
        }

        var before = source.Text.AsSpan(0, index);
        var lineStart = before.LastIndexOf('\n') + 1;
        return new ConfigPlace(source.File, before.Count('\n') + 1, new StringInfo(source.Text[lineStart..index]).LengthInTextElements + 1);
    }

    /// <summary>The line of the file with a part of the text; of the text itself, if its place can't be told.</summary>
    public Excerpt ExcerptOf(int start, int length) => IndexOf(start) is { } index
        ? Excerpt.At(source.Text, index, (start + length < text.Length ? IndexOf(start + length - 1) + 1 ?? index + 1 : index + length) - index)
        : Excerpt.At(text, start, length);

    // Of the unit in the file; for the end of the text, one behind its last that is no white space.
    private int? IndexOf(int start)
    {
        var isEnd = start >= text.Length;
        var wanted = text.Take(start).Count(IsNoSpace) - (isEnd ? 1 : 0);
        var found = 0;
        foreach (var (unit, index, next) in ScalarUnits.Of(source.Text, (int)node.Start.Index, (int)node.End.Index, node.Style))
        {
            if (!char.IsWhiteSpace(unit) && found++ == wanted)
            {
                return isEnd ? next : index;
            }
        }

        return null;
    }

    private static bool IsNoSpace(char c) => !char.IsWhiteSpace(c);
}
