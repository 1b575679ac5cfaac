using System.Globalization;
using System.Text;
using YamlDotNet.Core;

namespace FeedMonitor.Configuration;

/// <summary>A unit of a YAML text, and the stretch of the file that stands for it.</summary>
/// <param name="Unit">The UTF-16 unit.</param>
/// <param name="Start">Where it begins in the file, in UTF-16 units.</param>
/// <param name="End">The unit after its last.</param>
internal readonly record struct ScalarUnit(char Unit, int Start, int End);

/// <summary>Reads a YAML text from its file unit by unit. White space comes as it is written: unfolded, with indentation.</summary>
internal static class ScalarUnits
{
    /// <summary>The units between two places of a file.</summary>
    public static IEnumerable<ScalarUnit> Of(string file, int start, int end, ScalarStyle style)
    {
        end = Math.Min(end, file.Length);
        return style switch
        {
            ScalarStyle.SingleQuoted => SingleQuoted(file, start + 1, end - 1),
            ScalarStyle.DoubleQuoted => DoubleQuoted(file, start + 1, end - 1),
            ScalarStyle.Literal or ScalarStyle.Folded => Plain(file, file.IndexOf('\n', start, end - start) is >= 0 and var head ? head : end, end),
            _ => Plain(file, start, end),
        };
    }

    private static IEnumerable<ScalarUnit> Plain(string file, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            yield return new ScalarUnit(file[at], at, at + 1);
        }
    }

    private static IEnumerable<ScalarUnit> SingleQuoted(string file, int start, int end)
    {
        for (var at = start; at < end;)
        {
            var next = file[at] == '\'' ? at + 2 : at + 1;
            yield return new ScalarUnit(file[at], at, next);
            at = next;
        }
    }

    private static IEnumerable<ScalarUnit> DoubleQuoted(string file, int start, int end)
    {
        for (var at = start; at < end;)
        {
            var next = file[at] == '\\' ? at + 2 + HexDigits(file[at + 1]) : at + 1;
            foreach (var unit in file[at] == '\\' ? Escaped(file[(at + 1)..Math.Min(next, end)]) : file[at].ToString())
            {
                yield return new ScalarUnit(unit, at, next);
            }

            at = next;
        }
    }

    private static int HexDigits(char escape) => escape switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };

    // https://yaml.org/spec/1.2.2/#57-escaped-characters
    private static string Escaped(string escape) => escape[0] switch
    {
        'x' or 'u' or 'U' => Numbered(escape.AsSpan(1)),
        't' or 'n' or 'v' or 'f' or 'r' or 'N' or '_' or 'L' or 'P' => " ",
        '0' => "\0",
        'a' => "\a",
        'b' => "\b",
        'e' => "\e",
        var itself => itself.ToString(),
    };

    private static string Numbered(ReadOnlySpan<char> digits)
    {
        var number = int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return Rune.IsValid(number) ? new Rune(number).ToString() : ((char)number).ToString();
    }
}
