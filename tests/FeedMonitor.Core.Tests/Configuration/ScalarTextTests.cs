using CsCheck;
using FeedMonitor.Testing;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Core.Events;

namespace FeedMonitor.Configuration;

public sealed class ScalarTextTests : IDisposable
{
    private static readonly Gen<string> Texts = AnyOf("a", "drone*", "機", "\U0001F600", "é", "\"", "'", "\\", "#", ":", " ", "  ", "\n", "\n\n", "\t", "(x)", "- ", "\u00A0", "\u0007")
        .Array[1, 12].Select(parts => string.Concat(parts));

    private static readonly ScalarStyle[] Styles = [ScalarStyle.Plain, ScalarStyle.SingleQuoted, ScalarStyle.DoubleQuoted, ScalarStyle.Literal, ScalarStyle.Folded];

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_character_is_found_in_the_file_however_it_is_written()
    {
        var read = 0;
        Gen.Select(Texts, AnyOf(Styles), AnyOf("\n", "\r\n")).Where(one => !string.IsNullOrWhiteSpace(one.Item1)).Sample(
            (text, style, lineEnd) =>
            {
                if (Read(Emit(text, style).ReplaceLineEndings(lineEnd)) is { } scalar)
                {
                    read++;
                    AssertFound(scalar);
                }
            },
            iter: 500,
            threads: 1);

        Assert.InRange(read, 250, 500);
    }

    private static void AssertFound(ScalarText scalar)
    {
        for (var at = 0; at < scalar.Text.Length; at++)
        {
            if (!char.IsWhiteSpace(scalar.Text[at]))
            {
                var excerpt = scalar.ExcerptOf(at, 1);
                var found = excerpt.Line[excerpt.Start];
                Assert.True(found == scalar.Text[at] || found == '\\', $"{at} of {scalar.Text} in {excerpt.Line}: {found}");
            }
        }
    }

    private ScalarText? Read(string yaml) => ReadsAgain(yaml)
        ? YamlNodeAt.ReadFile(folder.Write("a.yaml", yaml)).Mapping("the file", "before", "query", "after")["query"].Scalar("query")
        : null;

    // Of texts with tabs and leading spaces the library writes YAML that it does not read again, or not as a text.
    private static bool ReadsAgain(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException)
        {
            return false;
        }

        return stream.Documents[0].RootNode["query"] is YamlScalarNode scalar && !string.IsNullOrWhiteSpace(scalar.Value);
    }

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static string Emit(string text, ScalarStyle style)
    {
        var writer = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(writer);
        foreach (var parsingEvent in (ParsingEvent[])
            [
                new StreamStart(), new DocumentStart(), new MappingStart(), new Scalar("before"), new Scalar("x # y"), new Scalar("query"),
                new Scalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true), new Scalar("after"), new Scalar("z"),
                new MappingEnd(), new DocumentEnd(isImplicit: true), new StreamEnd(),
            ])
        {
            emitter.Emit(parsingEvent);
        }

        return writer.ToString();
    }
}
